import type { GuideTexts } from './guide-text.js';

/** The guide in English. */
export const GUIDE_EN: GuideTexts = {
  LISTEN: {
    meaning:
      'A program has opened this port and waits for callers. A listening socket is not a connection; it stays until the program closes it or ends.',
    waits:
      'Nobody waits for anything in particular: the program waits for any caller, and only its own `close()` ends the state.',
    cause:
      'A socket gets here by listen(); bind() alone is not enough. A high number means many services, several sockets per port through SO_REUSEPORT, or many containers that share a network namespace. It says nothing about load.',
    normal:
      'The number is a constant of the host: 5 to 50 as a rule, hundreds where many containers share a namespace. Watch for the change, not the height: one fewer means that a service has stopped, up and down means that one crashes and restarts.',
    look: 'Run `ss -ltnpm`: Recv-Q is the number of connections waiting for accept(), Send-Q the backlog in force. A queue is full at Send-Q + 1, and one that stays above zero belongs to a program that accepts too slowly. The `d` figure in skmem counts what this listener has dropped.',
    act: 'If a listener is missing, find out why its service stopped. If a queue is full, make the program accept faster; a larger backlog only helps short bursts and otherwise lets callers wait longer. Raising `somaxconn` does nothing for a running listener, because the limit is taken at listen(): restart the service.',
  },
  SYN_SENT: {
    meaning:
      'This host has asked a peer for a connection and has had no answer yet. A refusal is an answer, so refused connections do not stay here.',
    waits:
      "This host waits for the peer's answer. The kernel repeats the request and gives up after about 131 s, on kernels before 6.5 after 127 s.",
    cause:
      'A socket gets here by connect(), which sends a SYN. A high number means a destination that does not answer: a firewall that drops, a dead host, a wrong address, or a listener whose accept queue is full. From here all four look the same.',
    normal:
      'Between 0 and 5, since a request lives for one round trip: 1,000 opens a second at 1 ms make one. More than 20 for 30 s, or any request with two or more retransmissions, is worth a look.',
    look: 'Run `ss -tnpo state syn-sent` and group by destination. The last figure of the timer is the number of retransmissions. Each request holds an ephemeral port, so a single silent destination can use them up.',
    act: 'Check address, route and firewall for that destination, then the accept queue of its listener. Give the program a short connect time-out, because the kernel alone keeps trying for more than two minutes. `tcp_tw_reuse` and more local ports do not help.',
  },
  SYN_RECV: {
    meaning:
      "A peer's request has arrived and has been answered; the peer's confirmation is missing. On Linux it is a small entry at a listener that no process owns, and by default it is gone after about 63 s without an answer.",
    waits:
      'This host waits for the last confirmation of the peer. The kernel repeats its answer five times and forgets the request after 63 s.',
    cause:
      'A SYN at a listener creates the entry, unless the listener answers with a SYN cookie. A high number means a flood (many sources, no completions), a return path that loses our answer, or a full accept queue that drops the confirmation. With TCP_DEFER_ACCEPT it may also be callers that have sent no data yet, which is harmless.',
    normal:
      'About new connections per second times the round-trip time: up to 10 inside a datacentre, tens to a few hundred at the edge of the Internet. A number that stays one above the backlog of a listener is a full queue, not a coincidence.',
    look: "Run `ss -tno state syn-recv` and group by source, then read the counters with `nstat -az 'TcpExtTCPReqQFull*' 'TcpExtSyncookies*'`. Once cookies are in use this number stays flat however much the pressure grows, so it cannot measure a flood by itself.",
    act: 'Many sources and no completions: filter upstream. Few sources: look for a broken return path or a program that does not accept. Leave SYN cookies on; with them `tcp_max_syn_backlog` has no effect, and the backlog and the speed of accept() decide.',
  },
  ESTABLISHED: {
    meaning:
      'The connection is open, and either side may send at any time. That does not prove that the peer is alive, because an idle connection needs no packets.',
    waits:
      'Nobody waits: either side may send. Without data and without keepalive no timer runs, so the state can outlive a peer for ever.',
    cause:
      'A socket gets here when the handshake is done, even before the program calls accept(). A high number means more load, slower answers (the count is opens per second times mean lifetime), a leaking pool, or peers that vanished in silence. A connection over loopback counts twice.',
    normal:
      'It depends on the role: a small service has 10 to 500, a web front end 1,000 to 50,000, a push gateway up to a million. The shape tells more than the height: a database pool is flat, a front end follows the day.',
    look: 'Compare with the same hour yesterday and with hosts of the same role. Then run `ss -tnpoi state established` and group by process and peer. `lastsnd` and `lastrcv` show how long a connection has been idle, and a keepalive timer shows which ones would notice a dead peer.',
    act: 'More connections at the same rate of opens mean slower answers or a leaking pool. A sudden drop means a restart, a network cut or a balancer that took the host out. Lowering the keepalive settings does nothing for programs that never set SO_KEEPALIVE; for those that do, the defaults notice the dead peer of an idle connection after 2 h 11 min 15 s.',
  },
  FIN_WAIT1: {
    meaning:
      'This host closed first, and its FIN is not acknowledged yet. It waits for the network and for the kernel of the peer, not for a program.',
    waits:
      "This host waits for the peer's kernel to confirm the FIN. Without an owner the kernel gives up after about 102 s.",
    cause:
      'A socket gets here by close(), by shutdown() of the sending direction, or when its process ends. A high number means that the path or the peer does not answer, or that data is stuck in front of the FIN because the peer has closed its receive window.',
    normal:
      'Between 0 and 10 inside a datacentre, since the state lasts one round trip. Servers on the Internet carry tens to hundreds, left behind by mobile clients. More than one per hundred ESTABLISHED for several minutes is news.',
    look: 'Run `ss -tno state fin-wait-1` and see whether the peers share a network. A Send-Q above 1 means that data is queued in front of the FIN; a persist timer means that the peer has closed its window.',
    act: 'Fix the path or the peer. Without an owner the kernel gives up by itself after about 102–110 s by default; with the descriptor still held it takes 15 minutes and more. Setting `tcp_orphan_retries` to 3 relieves hosts that face the Internet. `tcp_fin_timeout` has no effect on this state.',
  },
  FIN_WAIT2: {
    meaning:
      'This host closed first and the peer has acknowledged it, but the program at the other end has not closed. The connection is half-closed: the peer may still send.',
    waits:
      "This host waits for the peer's program to close. Without an owner that lasts `tcp_fin_timeout`, 60 s by default; while a program still holds the socket it lasts for ever.",
    cause:
      'A socket gets here when our FIN is acknowledged. A high number means that the program of the peer does not close; the same connections are CLOSE_WAIT over there. After close() the kernel forgets each one after 60 s by default, but a program that only shut down its sending direction can hold one for ever.',
    normal:
      'Near zero, with short waves when many connections are closed at once. At most it is closes per second times the time the peer takes to close.',
    look: 'Run `ss -tnpe state fin-wait-2` and group by peer. A timewait timer marks an entry without an owner; a process marks a socket that a program here still holds. Then look at CLOSE_WAIT on that peer.',
    act: 'Repair the program at the other end, for it is the one that does not close. Lowering `tcp_fin_timeout` only makes this host forget earlier, and the peer gets a reset when it closes at last. Values from 61 to 119 give a shorter wait than they say: 70 gives 20 s.',
  },
  CLOSE_WAIT: {
    meaning:
      'The peer has closed, and a program on this host has not. The state has no timer of its own, and each socket keeps its memory and, once accepted, a descriptor until the program calls close().',
    waits:
      "This host's kernel waits for this host's own program. No timer ends it: only `close()` does, or the end of the program.",
    cause:
      "The peer's FIN has arrived; the program reads the queued data and then end of file. A high number means a missing close() in an error path, a pool that does not check idle connections, or a blocked thread or event loop. If no process is shown, nobody calls accept().",
    normal:
      'Between 0 and 5, each for milliseconds, with short spikes when a large peer restarts. A number that only climbs is a leak, whatever its height. One that stays the same for days is a small leak, or a pool that keeps dead connections until their next use.',
    look: 'Run `ss -tnpi state close-wait` and group by process, then by peer; `lastack` is a lower bound of how long a socket has waited. In that process look at the open descriptors, at a stack dump and at the last release.',
    act: 'Fix the missing close() in the program. A restart frees the descriptors, and then the leak starts again. No kernel setting helps, keepalive included: a failed probe ends the socket in the kernel, but the descriptor stays leaked.',
  },
  LAST_ACK: {
    meaning:
      'The peer closed first, this host has closed as well, and only the acknowledgement of our FIN is missing. After close() no process owns the socket.',
    waits:
      "This host waits for the peer's kernel to confirm our FIN. Without an answer the kernel gives up after about 102 s.",
    cause:
      'A socket gets here by close() in CLOSE_WAIT. A high number means that packets are dropped: the peer has vanished, or a firewall, NAT or balancer on the way has lost the connection. It is typical right after a pile of CLOSE_WAIT was released.',
    normal: 'Between 0 and 5. A short burst follows when a program releases many old connections.',
    look: 'Run `ss -tno state last-ack`, group by peer, and check whether packets to it are dropped. A peer that merely forgot the connection answers with a reset, which ends the state within one round trip.',
    act: 'Look at firewalls, NAT and balancers whose idle time-out is shorter than the life of these connections. The kernel gives up by itself after about 102–110 s by default. `tcp_fin_timeout` does not apply.',
  },
  CLOSING: {
    meaning:
      "Both sides closed at the same moment and the FINs crossed: the peer's has arrived, ours is not acknowledged yet. Old netstat manuals speak of data not yet sent, which is misleading.",
    waits:
      "This host waits for the peer's kernel to confirm our FIN, as in FIN_WAIT1; the peer's own FIN has already come.",
    cause:
      'A socket gets here when, in FIN_WAIT1, a FIN arrives that does not acknowledge ours; the missing acknowledgement then leads to TIME_WAIT on both sides. A high number means that both ends close at the same moment over a path that loses packets.',
    normal:
      'Zero, since the state lasts one round trip. A handful after a mass disconnect is no reason to look.',
    look: 'Run `ss -tno state closing` and group by peer. If they persist, packets are being lost; if they return in a fixed rhythm, both ends use the same idle time-out.',
    act: 'Give the two idle time-outs different lengths, so that it is decided who closes first. Otherwise examine the path to the peer. Without an owner the kernel gives up by itself, as in FIN_WAIT1.',
  },
  TIME_WAIT: {
    meaning:
      'This host closed first, and its kernel remembers the connection for a while: 60 s on Linux. In that time it can repeat the last acknowledgement, and late segments do no harm. The entry has no process and no descriptor.',
    waits:
      'Nobody acts: only time passes. On Linux it is 60 s, a constant, and no process and no descriptor is held meanwhile.',
    cause:
      "The side that closed first gets here once the peer's FIN and the acknowledgement of its own have both arrived. After a simultaneous close both sides are in it, after a reset neither is. A high number means many short connections that this host closes first.",
    normal:
      'On Linux it is the closes per second by this host times 60: 100 a second make 6,000, 1,000 a second make 60,000. Tens of thousands on a server are harmless.',
    look: 'On a host that opens connections run `ss -tn state time-wait`, group by remote address and port, and compare with `ip_local_port_range`: 28,232 ports by default for each pair of addresses and destination port. Only there, or when TCPTimeWaitOverflow grows at `tcp_max_tw_buckets`, does this state limit anything.',
    act: 'If local ports run short, keep connections with a pool or HTTP keep-alive, let the peer close first, or add source addresses. `tcp_tw_reuse` acts on connect() alone, so it does nothing for a server. `tcp_fin_timeout` does not shorten the state, and `tcp_tw_recycle` was removed in Linux 4.12. SO_LINGER 0 and a small `tcp_max_tw_buckets` only trade it for resets.',
  },
  CLOSED: {
    meaning:
      'There is no connection: a socket was created or has ended. Linux does not list ended connections; what can be counted here are sockets bound to a port that neither listen nor connect.',
    waits:
      'Nobody waits. A program may bind a socket and go no further, and then only that program can end it.',
    cause:
      'A socket shows here after bind() without listen() or connect(). A high number means a program that binds and does not go on: a leak in an error path, or ports reserved on purpose.',
    normal: 'Zero. How many connections have ended is a rate, not this count.',
    look: 'Run `ss -tnpB` with a recent iproute2 to find the process that binds ports and stops there. Where that option is missing, compare the descriptors of the process with the sockets in `ss -tanp`.',
    act: 'Treat it like a descriptor leak in that program, unless the ports are reserved on purpose. For failed connections look at resets and failed attempts instead.',
  },
};
