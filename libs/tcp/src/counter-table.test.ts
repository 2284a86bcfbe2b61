import fc from 'fast-check';
import { FieldPicker, findLine, findTwoLines } from './counter-table.js';

const TEXT = 'Ip: A\nIp: 1\nTcp: A B\nTcp: 2 3\nTcpExt: A\nTcpExt: 4';

describe('the two lines of a protocol', () => {
  it('are found wherever they stand', () => {
    expect(findTwoLines(TEXT, 'Ip')).toEqual({ names: 'Ip: A', values: 'Ip: 1' });
    expect(findTwoLines(TEXT, 'Tcp')).toEqual({ names: 'Tcp: A B', values: 'Tcp: 2 3' });
    expect(findTwoLines(TEXT, 'TcpExt')).toEqual({ names: 'TcpExt: A', values: 'TcpExt: 4' });
  });

  it('are empty where the text does not have them', () => {
    expect(findTwoLines(TEXT, 'Udp')).toEqual({ names: '', values: '' });
    expect(findTwoLines('Tcp: A\n', 'Tcp')).toEqual({ names: 'Tcp: A', values: '' });
  });

  it('are the first two that begin with the word, whatever the text', () => {
    const line = fc.constantFrom('', 'Tcp: 1', 'Tcp:', 'Tcp', ' Tcp: 2', 'TcpExt: 3', 'Tcp: 4 5');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const [names = '', values = ''] = lines.filter((text) => text.startsWith('Tcp: '));
        expect(findTwoLines(lines.join('\n'), 'Tcp')).toEqual({ names, values });
        expect(findLine(lines.join('\n'), 'Tcp', 0).line).toBe(names);
      }),
    );
  });
});

describe('a field picker', () => {
  it('finds its fields by name, also after their line has changed', () => {
    const picker = new FieldPicker(['B', 'C']);
    expect(picker.pick({ names: 'T: A B', values: 'T: 1 2' })).toEqual(['2', undefined]);
    expect(picker.pick({ names: 'T: C B A', values: 'T: 1 2 3' })).toEqual(['2', '1']);
    expect(picker.pick({ names: 'T: C B A', values: 'T: 4' })).toEqual([undefined, '4']);
    expect(picker.pick({ names: '', values: '' })).toEqual([undefined, undefined]);
  });
});
