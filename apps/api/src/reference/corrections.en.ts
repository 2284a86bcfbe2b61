import type { Corrections } from './guide-text.js';

/** What is often told of each state, and wrong, in English. */
export const CORRECTIONS_EN: Corrections = {
  LISTEN: [
    {
      claim: '“A larger `somaxconn` cures a full queue at once.”',
      truth:
        'A listener takes its limit when it calls `listen()`: raising the setting does nothing for one that runs, and a longer queue only makes callers wait longer.',
      source: 'listen(2); ip-sysctl (somaxconn)',
    },
  ],
  SYN_SENT: [
    {
      claim: '“The port is refused, so the request hangs in SYN_SENT.”',
      truth: 'A refusal is an answer: the RST ends the state at once. What hangs here got no answer at all.',
      source: 'RFC 9293 §3.10.7.3',
    },
  ],
  SYN_RECV: [
    {
      claim: '“Every SYN_RECV belongs to the server program.”',
      truth:
        'On Linux it is a small entry at the listener that no process owns; with SYN cookies there is not even that, so a flood can be larger than this number.',
      source: 'net/ipv4/tcp_input.c (tcp_conn_request)',
    },
    {
      claim: '“`tcp_max_syn_backlog` sets how many fit.”',
      truth: 'With cookies on, which is the default, it has no part: the backlog of the listener decides.',
      source: 'ip-sysctl (tcp_max_syn_backlog, tcp_syncookies)',
    },
  ],
  ESTABLISHED: [
    {
      claim: '“A long connection is kept up by both sides probing each other.”',
      truth:
        'An idle TCP connection needs no packet at all. Keepalive is off unless a program asks for it, one side is enough, and the first probe comes after two hours. Keep-Alive of HTTP is another thing: it reuses a connection.',
      source: 'RFC 9293 §3.8.4; RFC 9112 §9.3; tcp(7)',
    },
    {
      claim: '“A server can have 65,535 connections at most.”',
      truth:
        'The limit of ports is per destination and on the side that connects. A server is limited by memory and descriptors.',
      source: 'ip-sysctl (ip_local_port_range)',
    },
  ],
  FIN_WAIT1: [
    {
      claim: '“`tcp_fin_timeout` ends it.”',
      truth:
        'It does not apply here. Without an owner `tcp_orphan_retries` decides, which reads 0 and acts as 8; with an owner `tcp_retries2` does.',
      source: 'net/ipv4/tcp_timer.c (tcp_orphan_retries)',
    },
  ],
  FIN_WAIT2: [
    {
      claim: '“A longer `tcp_fin_timeout` keeps it longer.”',
      truth:
        'Between 61 and 119 s it is shorter: the socket stays for twice what is above 60 s, so 65 makes 10 s.',
      source: 'net/ipv4/tcp.c (tcp_close); measured on Linux 6.18',
    },
    {
      claim: '“FIN only ends the session; the port stays open for later data.”',
      truth:
        'FIN ends one direction. Later data is read only after `shutdown()`; a program that has called `close()` answers it with a reset.',
      source: 'RFC 9293 §3.6.1; shutdown(2)',
    },
  ],
  CLOSE_WAIT: [
    {
      claim: '“Lower `tcp_keepalive_time` and CLOSE_WAIT goes away.”',
      truth:
        'It does not. Keepalive acts only on sockets that ask for it, and even where it resets the connection the program still holds the descriptor.',
      source: 'tcp(7); RFC 9293 §3.8.4',
    },
    {
      claim: '“A restart has cured it.”',
      truth:
        'It has freed the descriptors. The leak begins again with the first connection that the program forgets.',
      source: 'close(2)',
    },
  ],
  LAST_ACK: [
    {
      claim: "“It waits for the peer's program.”",
      truth:
        "It waits for the peer's kernel alone. A peer that has forgotten the connection answers with a reset, which ends the state at once.",
      source: 'RFC 9293 §3.10.7.4',
    },
  ],
  CLOSING: [
    {
      claim: '“Both have shut down, but not all our data is sent.”',
      truth:
        'So say old manuals of netstat. What it means: both FINs crossed on the way, and ours is not acknowledged yet.',
      source: 'RFC 9293 §3.6, figure 13',
    },
  ],
  TIME_WAIT: [
    {
      claim: '“`tcp_fin_timeout` shortens TIME_WAIT.”',
      truth:
        'It does not: 60.7 s were measured with 10 as with 60. The 60 s are a constant of the kernel, `TCP_TIMEWAIT_LEN`.',
      source: 'include/net/tcp.h (TCP_TIMEWAIT_LEN); measured on Linux 6.18',
    },
    {
      claim: '“Both sides wait for 2 MSL before they are CLOSED.”',
      truth:
        'Only the side that closed first waits. The other one is CLOSED as soon as the last acknowledgement arrives, and nobody confirms that it did: this is why the state exists.',
      source: 'RFC 9293 §3.6, figure 12',
    },
    {
      claim: '“`tcp_tw_recycle` helps.”',
      truth:
        'It was removed in Linux 4.12; before, it silently refused callers behind NAT. `tcp_tw_reuse` acts on `connect()` alone and helps no server.',
      source: 'Linux commit 4396e46187ca; ip-sysctl (tcp_tw_reuse)',
    },
  ],
  CLOSED: [
    {
      claim: '“A connection is CLOSED when the passive side gets the last acknowledgement.”',
      truth:
        'That is one way of several: a reset, a time-out and the end of TIME_WAIT lead here too. The kernel does not list what has ended.',
      source: 'RFC 9293 §3.3.2, figure 5',
    },
  ],
};
