import { LineLogger } from './line-logger.js';

describe('LineLogger', () => {
  const linesOf = (write: (logger: LineLogger) => void, least: 'info' | 'debug') => {
    const lines: string[] = [];
    const spy = jest
      .spyOn(process.stderr, 'write')
      .mockImplementation((line) => lines.push(String(line)) > 0);
    write(new LineLogger(least));
    spy.mockRestore();
    return lines;
  };

  it('writes time, level, part and message in one line', () => {
    const [line] = linesOf((logger) => logger.warn('disk is slow', 'Readiness'), 'info');
    expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z warn Readiness disk is slow\n$/);
  });

  it('keeps quiet below its level, and about the wiring of the framework unless debugging', () => {
    const write = (logger: LineLogger) => {
      logger.debug('detail', 'Part');
      logger.log('Mapped {/x, GET} route', 'RouterExplorer');
    };
    expect(linesOf(write, 'info')).toEqual([]);
    expect(linesOf(write, 'debug')).toHaveLength(2);
  });

  it('shows where an error came from', () => {
    expect(linesOf((logger) => logger.error(new Error('broken'), 'Part'), 'info')[0]).toContain(
      'Error: broken\n    at ',
    );
  });
});
