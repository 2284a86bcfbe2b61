import type { ParsedSocketText } from './parsed-socket-text.js';
import { parseSocketText } from './socket-text.js';
import { createStateCounts } from './state-count.js';

const LINUX = 'tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN     ';
const SS = 'LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    ';

function reasons(parsed: ParsedSocketText): string[] {
  return parsed.skipped.map(({ line, reason }) => `${line} ${reason}`);
}

describe('a line of netstat or ss', () => {
  it.each([
    ['net-tools', 'tcp 0 0 127.0.0.1:22 0.0.0.0:* FROZEN'],
    ['net-tools, as it says itself', 'tcp6 0 0 :::22 :::* UNKNOWN 123/sshd'],
    ['ss with Netid', 'tcp FROZEN 0 128 0.0.0.0:22 0.0.0.0:*'],
    ['BSD', 'tcp46 0 0 *.22 *.* FROZEN'],
    ['Solaris', '10.0.0.1.22 10.0.0.2.51000 49640 0 49640 0 FROZEN'],
    ['Windows', '  TCP    10.0.0.1:135    10.0.0.2:5000    GEFROREN    1052'],
    [
      'Windows, in a language no source shows',
      '  TCP    10.0.0.1:135    10.0.0.2:80   ESTABLECIDO_X    1052',
    ],
  ])('in a state without a known spelling is counted as unknown: %s', (_, line) => {
    expect(parseSocketText(line)).toMatchObject({
      counts: createStateCounts(),
      unknown: 1,
      parsed: 1,
      skipped: [],
    });
  });

  it.each(['ESCUCHANDO', 'NASŁUCHIWANIE', 'À L’ÉCOUTE', '受信待ち', '����', 'GESCHLO�EN'])(
    'of Windows that has no peer listens, in whatever language: %s',
    (word) => {
      for (const peer of ['0.0.0.0:0', '[::]:0'])
        expect(parseSocketText(`  TCP    0.0.0.0:135    ${peer}    ${word}    1052`)).toMatchObject({
          counts: { LISTEN: 1 },
          unknown: 0,
        });
      expect(parseSocketText('  TCP    0.0.0.0:135    0.0.0.0:0    BOUND').counts.CLOSED).toBe(1);
    },
  );

  it.each([
    'tcp 0 0 127.0.0.1:22 0.0.0.0:*',
    'tcp 0 0 127.0.0.1:22 0.0.0.0:* 0 284013',
    'tcp 0 0 127.0.0.1:22 0.0.0.0:* 284/sshd',
    'tcp 0 0 127.0.0.1:22 0.0.0.0:* -',
    'tcp4 0 0 127.0.0.1.22 *.*',
    '10.0.0.1.22 10.0.0.2.51000 49640 0 49640 0',
    '  TCP    0.0.0.0:135    0.0.0.0:0    1052',
  ])('that ends before its state is skipped as such: %s', (line) => {
    expect(reasons(parseSocketText(`${LINUX}\n${line}\n${LINUX}`))).toEqual(['2 state_missing']);
  });

  it.each([
    'tcp: 1024 packets sent',
    'tcp 0 0 localhost elsewhere LISTEN',
    'tcp 0 0 127.0.0.1:22 *.* LISTEN',
    'tcp LISTEN 0 127.0.0.1:22 0.0.0.0:*',
    'tcp x 0 127.0.0.1:22 0.0.0.0:* LISTEN',
    'tcp',
    '0 0 127.0.0.1:22',
    'LISTEN 0 128 nowhere 0.0.0.0:*',
    '10.0.0.1.22 10.0.0.2.51000 ESTABLISHED',
    'the port is in state LISTEN',
    '12 sockets',
    '12 closed',
    '1234567890 ESTABLISHED',
    '  0: 0100007F:1B5B 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1',
  ])('of no known shape is skipped, with its number and text: %s', (line) => {
    const { counts, skipped } = parseSocketText(`\n${LINUX}\n\n${line}\n`);
    expect(counts.LISTEN).toBe(1);
    expect(skipped).toEqual([{ line: 4, text: line, reason: 'not_understood' }]);
  });

  it('that is skipped is shown by its beginning', () => {
    expect(parseSocketText('x'.repeat(100_000)).skipped[0]?.text).toHaveLength(160);
  });

  it('that is skipped is counted beyond those that are listed', () => {
    const text = `x\ny\n${LINUX.slice(0, 60)}\nz\n${LINUX.slice(0, 60)}\nLISTEN\n`;
    const { skipped, skippedLines, counts } = parseSocketText(text, { mostSkipped: 2 });
    expect(skipped.map(({ text: shown }) => shown)).toEqual(['x', 'y']);
    expect(skippedLines).toMatchObject({ not_understood: 3, state_missing: 1 });
    expect(counts.LISTEN).toBe(1);
  });

  it('of a tally is not taken without end', () => {
    const { counts, skippedLines } = parseSocketText('1 LISTEN\n'.repeat(1_100));
    expect([counts.LISTEN, skippedLines.not_understood]).toEqual([1_000, 100]);
  });

  it.each([
    ['a shell without the program', 'bash: netstat: command not found'],
    ['a page of a proxy', '<html><body>502 Bad Gateway</body></html>'],
    ['lsof', 'sshd 123 root 3u IPv4 31337 0t0 TCP *:22 (LISTEN)'],
    ['sockstat', 'root     sshd       789   3  tcp4   *:22                  *:*                   LISTEN'],
    ['PowerShell', '127.0.0.1    49670     127.0.0.1     49671      Established Internet       1234'],
    ['a heading in the wrong code page', '  Э��  ���ص�ַ          �ⲿ��ַ        ״̬'],
    ['a log', 'Nov 25 10:00:01 web sshd[1]: tcp 10.0.0.1:22 10.0.0.2:5000 LISTEN'],
    ['netstat -s', '    12 connections established'],
    ['netstat -r', 'default            192.168.1.1        UGSc           en0'],
    ['netstat -i', 'eth0      1500   123456      0      0 0        123456      0      0      0 BMRU'],
  ])('of something else is skipped: %s', (_, line) => {
    expect(parseSocketText(line)).toMatchObject({
      parsed: 0,
      unknown: 0,
      skipped: [{ line: 1, text: line }],
    });
  });

  it.each([
    ['Chinese, GBK read as UTF-8', '  TCP    10.0.0.1:135    10.0.0.2:80    ����    1052', 'state_missing'],
    ['an address in the wrong code page', '  TCP    B�ro-PC:135    0.0.0.0:0    LISTENING', null],
    ['a state in the wrong code page', '  TCP    0.0.0.0:135    10.0.0.2:80    GESCHLO�EN', null],
  ])('in the wrong code page is no other socket: %s', (_, line, reason) => {
    const { skipped, counts, unknown } = parseSocketText(line);
    expect(skipped.map((one) => one.reason)).toEqual(reason === null ? [] : [reason]);
    expect(unknown + counts.LISTEN).toBe(reason === null ? 1 : 0);
  });

  it.each([
    ['a wrapped row of net-tools', `${LINUX.slice(0, 60)}\nESTABLISHED 1234/sshd`],
    ['a wrapped row of Windows', '  TCP    0.0.0.0:135    0.0.0.0:0\n    ESTABLISHED   1052'],
    ['a wrapped row of a BSD', 'tcp4       0      0  127.0.0.1.22           127.0.0.1.50134\nESTABLISHED'],
  ])('counts once with the end that a terminal put on the next: %s', (_, text) => {
    expect(parseSocketText(`${text}\n${LINUX}`)).toMatchObject({
      counts: { ESTABLISHED: 1, LISTEN: 1 },
      parsed: 2,
      ignored: { continuation: 1 },
      skipped: [],
    });
  });

  it('is no end of a row that has its state, nor after a blank line', () => {
    expect(reasons(parseSocketText(`${LINUX}\nESTABLISHED 1234/sshd`))).toEqual(['2 not_understood']);
    expect(reasons(parseSocketText(`${LINUX.slice(0, 60)}\n\nLISTEN x`))).toEqual([
      '1 state_missing',
      '3 not_understood',
    ]);
  });

  it('of a tally is not counted beside the rows it counts', () => {
    const parsed = parseSocketText(`     7 LISTEN\n${LINUX}\nTIME_WAIT 3`);
    expect(parsed.counts).toEqual({ ...createStateCounts(), LISTEN: 1 });
    expect(reasons(parsed)).toEqual(['1 counted_by_rows', '3 counted_by_rows']);
  });

  it.each(['     12 UNKNOWN', 'UNKNOWN: 12'])('of a tally adds what it says is unknown: %s', (line) => {
    expect(parseSocketText(line)).toMatchObject({ dialect: 'state-tally', unknown: 12, parsed: 1 });
  });

  it.each([
    'udp UNCONN 0 0 127.0.0.1:53 0.0.0.0:*',
    'udp        0      0 127.0.0.1:58560         127.0.0.1:53            ESTABLISHED',
    'unix  2      [ ACC ]     STREAM     LISTENING     284054   /run/example',
    'u_str LISTEN 0 1 /run/example 284054 * 0',
    '  UDP    0.0.0.0:5353           *:*                                    1234',
    'mptcp ESTAB 0 0 10.0.0.1:22 10.0.0.2:1000',
    'f1000f0000140600 udp        0      0  *.111                 *.*',
  ])('of another protocol is counted apart: %s', (line) => {
    expect(parseSocketText(line)).toMatchObject({
      counts: createStateCounts(),
      parsed: 0,
      ignored: { heading: 0, otherProtocol: 1, continuation: 0 },
      skipped: [],
    });
  });
});

describe('a listing of ss without Netid', () => {
  const estab = 'ESTAB 0 0 127.0.0.1:58560 127.0.0.1:53';
  const unconn = 'UNCONN 0 0 127.0.0.1:53 0.0.0.0:*';
  const heading = 'State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess';

  it('is TCP when it holds a state that UDP has not', () => {
    expect(parseSocketText([estab, unconn, SS].join('\n'))).toMatchObject({
      counts: { ESTABLISHED: 1, CLOSED: 1, LISTEN: 1 },
      skipped: [],
    });
  });

  it('is TCP when all are established', () => {
    expect(parseSocketText(`${heading}\n${estab}\n${estab}`).counts.ESTABLISHED).toBe(2);
  });

  it('is not counted when it may be UDP, though a listing of TCP stands above it', () => {
    const parsed = parseSocketText([heading, SS, estab, heading, unconn, estab].join('\n'));
    expect(parsed.counts).toEqual({ ...createStateCounts(), LISTEN: 1, ESTABLISHED: 1 });
    expect(reasons(parsed)).toEqual(['5 protocol_not_shown', '6 protocol_not_shown']);
  });

  it('is damaged where the others have one', () => {
    const parsed = parseSocketText(`udp ${unconn}\nudp\n   ${estab}`);
    expect(reasons(parsed)).toEqual(['2 not_understood', '3 protocol_not_shown']);
  });

  it('has details below its lines, and no other lines', () => {
    const text = `${SS}\n\t cubic rto:1000 mss:536\n\t skmem:(r0,rb8192)\n\t tcp broken\n`;
    expect(parseSocketText(text)).toMatchObject({ parsed: 1, ignored: { continuation: 2 } });
    expect(reasons(parseSocketText(text))).toEqual(['4 not_understood']);
    expect(reasons(parseSocketText(`${LINUX}\n\t cubic rto:1000`))).toEqual(['2 not_understood']);
  });
});
