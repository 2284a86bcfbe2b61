import fc from 'fast-check';
import { MAX_SETTING_TEXT, SETTINGS, diffSettings, parseSettings } from './kernel-setting.js';
import { readFixture } from './testing/fixture.js';

/** The files below `/proc/sys` as `sysctl` printed them, each with the newline a file ends with. */
function toFiles(fixture: string): (path: string) => string | null {
  const lines = readFixture(fixture).split('\n');
  const texts = new Map(lines.map((line) => line.split(' = ')).map(([name, text]) => [name, text]));
  return (path) => {
    const text = texts.get(path.replaceAll('/', '.'));
    return text === undefined ? null : `${text}\n`;
  };
}

const host = parseSettings(toFiles('linux-6.18.sysctl'));
const container = parseSettings(toFiles('linux-6.18-namespace.sysctl'));
const shapeOf = (path: string) => SETTINGS.find((setting) => setting.path === path)?.shape;

describe('the kernel settings', () => {
  it('are read from the files of a kernel, each in its shape', () => {
    expect(host).toMatchObject({
      tcp_keepalive_time: 7_200,
      tcp_fin_timeout: 60,
      somaxconn: 4_096,
      ip_local_port_range: [32_768, 60_999],
      ip_local_reserved_ports: '',
      tcp_mem: [287_898, 383_867, 575_796],
      nf_conntrack_tcp_timeout_established: 432_000,
    });
    expect(Object.keys(host)).toEqual(SETTINGS.map(({ name }) => name));
  });

  it('that this kernel does not have are null, not 0', () => {
    const missing = SETTINGS.map(({ name }) => name).filter((name) => host[name] === null);
    expect(missing).toEqual(['tcp_tw_recycle']);
  });

  it('of a container lack what is host-wide', () => {
    expect([container.tcp_mem, container.tcp_max_orphans]).toEqual([null, null]);
    expect(container.ip_local_reserved_ports).toBe('8080,9148-9150');
  });

  it('differ from those of the host by what was set there, and by nothing that is missing there', () => {
    expect(diffSettings(host, container)).toEqual({
      tcp_tw_reuse: 1,
      ip_local_port_range: [1_024, 65_535],
      ip_local_reserved_ports: '8080,9148-9150',
    });
    expect(diffSettings(host, host)).toEqual({});
  });

  it.each([
    ['a word', 'on'],
    ['two numbers for one', '1 2'],
    ['nothing', ''],
    ['a number beyond what JSON keeps', '9007199254740993'],
  ])('take %s for not read', (_, text) => {
    expect(parseSettings(() => text).tcp_fin_timeout).toBeNull();
  });

  it('take no text that is too long to send', () => {
    const read = (length: number) => parseSettings(() => '1'.repeat(length)).ip_local_reserved_ports;
    expect(read(MAX_SETTING_TEXT)).toHaveLength(MAX_SETTING_TEXT);
    expect(read(MAX_SETTING_TEXT + 1)).toBeNull();
  });

  it('are numbers of their shape, text or null, whatever the files hold', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^-?\d{1,20}([ \t]-?\d{1,20}){0,3}\n?$/));
    fc.assert(
      fc.property(text, (content) => {
        const settings = parseSettings(() => content);
        return SETTINGS.every(({ name, path }) => {
          const value = settings[name];
          if (value === null || shapeOf(path) === 'text') return value === null || typeof value === 'string';
          const numbers = typeof value === 'number' ? [value] : [...(value as readonly number[])];
          const length = { number: 1, pair: 2, triple: 3, text: 0 }[shapeOf(path) ?? 'text'];
          return numbers.length === length && numbers.every((number) => Number.isSafeInteger(number));
        });
      }),
    );
  });
});
