import type { GuideTopic } from './guide-text.js';

/** What lies around the states: flags, how connections live, and whose time-outs end them; in English. */
export const TOPICS_EN: readonly GuideTopic[] = [
  {
    id: 'flags',
    title: 'The flags SYN, ACK and FIN',
    paragraphs: [
      'SYN asks to open a direction and carries its first sequence number; it is in the first segment of either side, SYN and SYN+ACK.',
      'ACK says which byte is expected next. Every segment but the first has it. It does not say that a program has read anything.',
      'FIN ends one direction: nothing more comes from there. The other direction may go on, until it ends with a FIN of its own.',
      'RST ends a connection at once, in both directions, and leaves no TIME_WAIT.',
    ],
    source: 'RFC 9293 §3.1, §3.4, §3.6',
  },
  {
    id: 'life',
    title: 'How a connection opens and ends',
    paragraphs: [
      'Three segments open it: SYN, SYN+ACK, ACK. When both ask at the same moment there are four.',
      'Four segments end it: FIN and ACK for either direction. A FIN may carry the ACK of the other, then there are three; a reset needs one, and a peer that vanished none.',
      'Whoever sends the first FIN ends in TIME_WAIT and pays for it with a port for 60 s. The other side passes through CLOSE_WAIT and LAST_ACK.',
    ],
    source: 'RFC 9293 §3.5, §3.6',
  },
  {
    id: 'long',
    title: 'Long and short connections',
    paragraphs: [
      'A short connection serves one request and ends. It costs a round trip, slow start, at least seven segments, and 60 s of TIME_WAIT on the side that closes first.',
      'A long one is used again. It costs memory, and its time-outs have to be kept in order along the way.',
      'Which of them a host has is a figure: open connections divided by how many are opened a second are their mean lifetime, while that number is steady. Under 1 s is short, over 60 s is long.',
      "Between services of one's own long ones with a pool are the better choice; for callers that come rarely short ones are fine. HTTP/1.1 keeps connections by default, HTTP/2 needs one for each origin, and HTTP/3 does not use TCP, so no state here shows it.",
    ],
    source: 'RFC 9112 §9.3; RFC 9113 §9.1; RFC 9114',
  },
  {
    id: 'keepalive',
    title: 'Keepalive of Linux',
    paragraphs: [
      'It probes only sockets whose program has set `SO_KEEPALIVE`. `tcp_keepalive_time`, 7,200 s, is the idle time before the first probe and not the time between two of them.',
      'Then come `tcp_keepalive_probes`, 9, one every `tcp_keepalive_intvl`, 75 s. So a dead peer is noticed after 7,200 + 9 × 75 = 7,875 s: 2 h 11 min 15 s.',
      'It finds peers that are dead. It closes no idle connection whose peer answers, and it cures no CLOSE_WAIT.',
      'To keep a path open it has to be shorter than the shortest idle time-out on the way, at best half of it.',
    ],
    source: 'tcp(7); RFC 9293 §3.8.4',
  },
  {
    id: 'f5',
    title: 'Time-outs of F5 BIG-IP',
    paragraphs: [
      'Idle Timeout, 300 s: a flow without traffic is removed, with a reset to both sides where Reset On Timeout is on, as it is by default.',
      "Keep Alive Interval, 1,800 s: by default it is longer than the idle time-out and so never fires. It is given in seconds. F5's own texts disagree: the help that is often quoted says 1,800 milliseconds.",
      'Time Wait, 2,000 ms: how long the BIG-IP itself remembers a closed connection. This one is in milliseconds.',
    ],
    source:
      'F5 AS3 schema L4_Profile (keepAliveInterval); F5-BIGIP-LOCAL-MIB; F5 Terraform provider bigip_ltm_profile_tcp',
  },
  {
    id: 'apache',
    title: 'Keep-alive of Apache httpd',
    paragraphs: [
      "KeepAlive On lets a client use a connection for more than one request. It is HTTP's matter and sends no probe.",
      'MaxKeepAliveRequests, 100: after so many further requests the server closes. 0 is without limit.',
      'KeepAliveTimeout: how long the server waits for the next request. It was 15 s in 2.0 and is 5 s in 2.4. A balancer in front must give up earlier than this, else its next request meets the closing server: a 502.',
    ],
    source: 'Apache httpd 2.4 documentation, core',
  },
];
