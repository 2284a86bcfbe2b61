import type { State } from '@finwait/tcp';

const IP_SYSCTL = 'Documentation/networking/ip-sysctl.rst';

/** Where the guide's claims on a state can be checked: RFC sections, files of the Linux source, man pages. */
export const GUIDE_SOURCES: Readonly<Record<State, readonly string[]>> = {
  LISTEN: [
    'RFC 9293 §3.3.2',
    'net/ipv4/tcp_input.c (tcp_conn_request)',
    `${IP_SYSCTL} (somaxconn)`,
    'listen(2)',
    'ss(8)',
  ],
  SYN_SENT: ['RFC 9293 §3.3.2, §3.5', 'connect(2)', `${IP_SYSCTL} (tcp_syn_retries)`, 'ss(8)'],
  SYN_RECV: [
    'RFC 9293 §3.3.2, §3.5',
    'net/ipv4/tcp_input.c (tcp_conn_request)',
    `${IP_SYSCTL} (tcp_synack_retries, tcp_syncookies, tcp_max_syn_backlog)`,
    'tcp(7) (TCP_DEFER_ACCEPT)',
    'ss(8)',
  ],
  ESTABLISHED: [
    'RFC 9293 §3.3.2, §3.8.4',
    'net/ipv4/tcp_timer.c',
    `${IP_SYSCTL} (tcp_keepalive_time, tcp_keepalive_probes, tcp_keepalive_intvl)`,
    'tcp(7)',
    'ss(8)',
  ],
  FIN_WAIT1: [
    'RFC 9293 §3.3.2, §3.6',
    'net/ipv4/tcp_timer.c',
    `${IP_SYSCTL} (tcp_orphan_retries, tcp_retries2, tcp_fin_timeout)`,
    'ss(8)',
  ],
  FIN_WAIT2: [
    'RFC 9293 §3.3.2, §3.6.1',
    'net/ipv4/tcp_minisocks.c',
    `${IP_SYSCTL} (tcp_fin_timeout)`,
    'shutdown(2)',
    'ss(8)',
  ],
  CLOSE_WAIT: ['RFC 9293 §3.3.2, §3.6', 'net/ipv4/tcp_timer.c', 'close(2)', 'ss(8)'],
  LAST_ACK: [
    'RFC 9293 §3.3.2, §3.6',
    'net/ipv4/tcp_timer.c',
    `${IP_SYSCTL} (tcp_orphan_retries, tcp_fin_timeout)`,
    'ss(8)',
  ],
  CLOSING: ['RFC 9293 §3.3.2, §3.6', 'net/ipv4/tcp_timer.c', `${IP_SYSCTL} (tcp_orphan_retries)`, 'ss(8)'],
  TIME_WAIT: [
    'RFC 9293 §3.3.2, §3.4.2, §3.6.1',
    'include/net/tcp.h (TCP_TIMEWAIT_LEN)',
    'net/ipv4/tcp_minisocks.c',
    `${IP_SYSCTL} (tcp_tw_reuse, tcp_max_tw_buckets, ip_local_port_range)`,
    'Linux commit 4396e46187ca (tcp_tw_recycle)',
    'ss(8)',
  ],
  CLOSED: ['RFC 9293 §3.3.2', 'include/net/tcp_states.h (TCP_CLOSE, TCP_BOUND_INACTIVE)', 'ss(8)'],
};
