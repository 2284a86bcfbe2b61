import type { GuideTopic } from './guide-text.js';

/** What lies around the states: flags, how connections live, and whose time-outs end them; in Chinese. */
export const TOPICS_ZH: readonly GuideTopic[] = [
  {
    id: 'flags',
    title: '标志 SYN、ACK 和 FIN',
    paragraphs: [
      'SYN 请求打开一个方向，并带上它的初始序列号；双方的第一个报文里都有，即 SYN 和 SYN+ACK。',
      'ACK 表示期待的下一个字节。除了第一个报文，其余都带着它。它并不表示程序已经读过任何数据。',
      'FIN 结束一个方向：那边不会再有数据。另一个方向可以继续，直到它自己发出 FIN。',
      'RST 立刻结束整个连接的两个方向，不会留下 TIME_WAIT。',
    ],
    source: 'RFC 9293 §3.1、§3.4、§3.6',
  },
  {
    id: 'life',
    title: '连接怎样建立和结束',
    paragraphs: [
      '三个报文建立连接：SYN、SYN+ACK、ACK。双方同时发起时是四个。',
      '四个报文结束连接：每个方向一个 FIN 和一个 ACK。FIN 可以同时带上对另一方向的 ACK，那就是三个；复位只要一个，对端消失则一个也没有。',
      '谁先发出 FIN，谁就以 TIME_WAIT 结束，并为此占用一个端口 60 秒。另一方经过 CLOSE_WAIT 和 LAST_ACK。',
    ],
    source: 'RFC 9293 §3.5、§3.6',
  },
  {
    id: 'long',
    title: '长连接和短连接',
    paragraphs: [
      '短连接服务一次请求就结束。代价是一个往返、慢启动、至少七个报文，以及先关闭一方 60 秒的 TIME_WAIT。',
      '长连接会被重复使用。代价是内存，而且沿途各处的超时必须排好顺序。',
      '一台主机属于哪一种可以算出来：打开的连接数除以每秒新建数，就是平均存续时间，前提是连接数平稳。小于 1 秒算短，大于 60 秒算长。',
      '自家服务之间，用连接池的长连接更好；偶尔来一次的调用，用短连接也可以。HTTP/1.1 默认保持连接，HTTP/2 每个源只要一个，HTTP/3 不用 TCP，所以这里没有状态能看到它。',
    ],
    source: 'RFC 9112 §9.3；RFC 9113 §9.1；RFC 9114',
  },
  {
    id: 'keepalive',
    title: 'Linux 的保活',
    paragraphs: [
      '它只探测程序设了 `SO_KEEPALIVE` 的套接字。`tcp_keepalive_time` 是 7,200 秒，指首次探测之前的空闲时间，而不是两次探测的间隔。',
      '接着是 `tcp_keepalive_probes` 共 9 次，每隔 `tcp_keepalive_intvl` 即 75 秒一次。所以对端消失后要过 7,200 + 9 × 75 = 7,875 秒才被发现：2 小时 11 分 15 秒。',
      '它找的是已经消失的对端。只要对端还应答，它不会关闭空闲连接，也治不好 CLOSE_WAIT。',
      '要让沿途保持畅通，它必须短于路上最短的空闲超时，最好不超过一半。',
    ],
    source: 'tcp(7)；RFC 9293 §3.8.4',
  },
  {
    id: 'f5',
    title: 'F5 BIG-IP 的超时',
    paragraphs: [
      'Idle Timeout，300 秒：没有流量的连接会被删除，Reset On Timeout 默认开启，此时会向双方发复位。',
      'Keep Alive Interval，1,800 秒：默认比空闲超时还长，所以永远不会触发。它的单位是秒。F5 自己的文字不一致：常被引用的帮助里写的是 1,800 毫秒。',
      'Time Wait，2,000 毫秒：BIG-IP 自己记住已关闭连接的时间。这一项的单位是毫秒。',
    ],
    source:
      'F5 AS3 schema L4_Profile (keepAliveInterval)；F5-BIGIP-LOCAL-MIB；F5 Terraform provider bigip_ltm_profile_tcp',
  },
  {
    id: 'apache',
    title: 'Apache httpd 的长连接',
    paragraphs: [
      'KeepAlive On 允许客户端在一个连接上发多个请求。这是 HTTP 的事，不会发送探测。',
      'MaxKeepAliveRequests，100：再服务这么多个请求之后，服务器关闭连接。0 表示不限。',
      'KeepAliveTimeout：服务器等下一个请求的时间。2.0 是 15 秒，2.4 是 5 秒。前面的负载均衡必须比它更早放弃，否则下一个请求会撞上正在关闭的服务器：502。',
    ],
    source: 'Apache httpd 2.4 文档，core',
  },
];
