import type { Corrections } from './guide-text.js';

/** What is often told of each state, and wrong, in Chinese. */
export const CORRECTIONS_ZH: Corrections = {
  LISTEN: [
    {
      claim: '“调大 `somaxconn` 马上就能解决队列满。”',
      truth:
        '监听套接字在调用 `listen()` 时取定上限：改设置对正在运行的不起作用，而更长的队列只是让来客等得更久。',
      source: 'listen(2)；ip-sysctl (somaxconn)',
    },
  ],
  SYN_SENT: [
    {
      claim: '“端口被拒绝，所以请求停在 SYN_SENT。”',
      truth: '拒绝也是答复：RST 会立刻结束这个状态。停在这里的是完全没有得到答复的请求。',
      source: 'RFC 9293 §3.10.7.3',
    },
  ],
  SYN_RECV: [
    {
      claim: '“每个 SYN_RECV 都属于服务程序。”',
      truth:
        '在 Linux 上它只是监听套接字上的一个小条目，没有进程持有；用了 SYN cookie 时连条目都没有，所以攻击可能比这个数大。',
      source: 'net/ipv4/tcp_input.c (tcp_conn_request)',
    },
    {
      claim: '“能放多少由 `tcp_max_syn_backlog` 决定。”',
      truth: 'cookie 默认开启，此时它不起作用：决定的是监听套接字的 backlog。',
      source: 'ip-sysctl (tcp_max_syn_backlog, tcp_syncookies)',
    },
  ],
  ESTABLISHED: [
    {
      claim: '“长连接靠双方不断发送探测包来维持。”',
      truth:
        '空闲的 TCP 连接一个包也不需要。保活默认是关的，要程序自己开启，一方开启就够，而且两小时后才发第一个探测。HTTP 的 Keep-Alive 是另一回事：它是让连接被重复使用。',
      source: 'RFC 9293 §3.8.4；RFC 9112 §9.3；tcp(7)',
    },
    {
      claim: '“一台服务器最多 65,535 个连接。”',
      truth: '端口的限制在发起连接的一侧，而且按目的地计算。服务器受限于内存和描述符。',
      source: 'ip-sysctl (ip_local_port_range)',
    },
  ],
  FIN_WAIT1: [
    {
      claim: '“`tcp_fin_timeout` 会结束它。”',
      truth:
        '这里不归它管。没有进程持有时由 `tcp_orphan_retries` 决定，读出来是 0，实际按 8 计；有进程持有时由 `tcp_retries2` 决定。',
      source: 'net/ipv4/tcp_timer.c (tcp_orphan_retries)',
    },
  ],
  FIN_WAIT2: [
    {
      claim: '“`tcp_fin_timeout` 越大，留得越久。”',
      truth: '在 61 到 119 秒之间反而更短：停留的时间是超出 60 秒部分的两倍，所以设 65 只有 10 秒。',
      source: 'net/ipv4/tcp.c (tcp_close)；在 Linux 6.18 上实测',
    },
    {
      claim: '“FIN 只结束会话，端口仍开着接收后续数据。”',
      truth: 'FIN 结束的是一个方向。只有 `shutdown()` 之后才会再读数据；已经 `close()` 的程序会用复位回应。',
      source: 'RFC 9293 §3.6.1；shutdown(2)',
    },
  ],
  CLOSE_WAIT: [
    {
      claim: '“调小 `tcp_keepalive_time`，CLOSE_WAIT 就没了。”',
      truth: '不会。保活只作用于开启它的套接字，而且即使它复位了连接，描述符仍被程序占着。',
      source: 'tcp(7)；RFC 9293 §3.8.4',
    },
    {
      claim: '“重启就治好了。”',
      truth: '重启只是释放了描述符。程序再忘掉第一个连接时，泄漏又开始了。',
      source: 'close(2)',
    },
  ],
  LAST_ACK: [
    {
      claim: '“它在等对端的程序。”',
      truth: '它只等对端的内核。对端如果已经忘了这个连接，会回一个复位，状态立刻结束。',
      source: 'RFC 9293 §3.10.7.4',
    },
  ],
  CLOSING: [
    {
      claim: '“双方都已关闭，但我方数据还没发完。”',
      truth: '这是旧版 netstat 手册的说法。真正的意思是：双方的 FIN 在途中交错，我方的还没有得到确认。',
      source: 'RFC 9293 §3.6，图 13',
    },
  ],
  TIME_WAIT: [
    {
      claim: '“`tcp_fin_timeout` 能缩短 TIME_WAIT。”',
      truth: '不能：设成 10 和设成 60 时测得的都是 60.7 秒。60 秒是内核里的常量 `TCP_TIMEWAIT_LEN`。',
      source: 'include/net/tcp.h (TCP_TIMEWAIT_LEN)；在 Linux 6.18 上实测',
    },
    {
      claim: '“双方都要等 2 MSL 才变成 CLOSED。”',
      truth:
        '只有先关闭的一方在等。另一方收到最后的确认就是 CLOSED，而这个确认是否到达没有人再确认：这正是此状态存在的原因。',
      source: 'RFC 9293 §3.6，图 12',
    },
    {
      claim: '“`tcp_tw_recycle` 有用。”',
      truth:
        'Linux 4.12 已将它移除；在那之前，它会悄悄拒绝 NAT 后面的来客。`tcp_tw_reuse` 只影响 `connect()`，对服务器没有帮助。',
      source: 'Linux commit 4396e46187ca；ip-sysctl (tcp_tw_reuse)',
    },
  ],
  CLOSED: [
    {
      claim: '“被动方收到最后的确认，连接就是 CLOSED。”',
      truth: '这只是几条路中的一条：复位、超时和 TIME_WAIT 到期也会到这里。内核不会列出已经结束的连接。',
      source: 'RFC 9293 §3.3.2，图 5',
    },
  ],
};
