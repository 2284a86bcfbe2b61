import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { until } from '../testing/until.js';
import { Inspector, type InspectorOptions } from './inspector.js';

const thread = pathToFileURL(join(__dirname, '../testing/odd-thread.ts'));
const request = { groupBy: [], limit: 2 };
const opened: Inspector[] = [];

function open(options: Partial<InspectorOptions> = {}): Inspector {
  const inspector = new Inspector({ source: 'netlink', thread, ...options });
  opened.push(inspector);
  return inspector;
}

afterEach(async () => {
  for (const inspector of opened.splice(0)) await inspector.close();
});

describe('an inspector', () => {
  it('has every request answered by the same thread', async () => {
    const inspector = open();
    expect(await inspector.answer(request)).toEqual({ ok: true, sockets: 1 });
    expect(await inspector.answer(request)).toEqual({ ok: true, sockets: 2 });
  });

  it('refuses what it cannot read', async () => {
    const answer = await open().answer({ groupBy: ['secrets'], limit: 1 });
    expect(answer).toMatchObject({ ok: false, code: 'request_malformed' });
  });

  it('says that it cannot inspect where the agent does not read netlink', async () => {
    const answer = await open({ source: 'procfs' }).answer(request);
    expect(answer).toMatchObject({ ok: false, code: 'inspection_unavailable' });
  });

  it('lets a few wait, refuses more, and is free again afterwards', async () => {
    const inspector = open();
    const answers = await Promise.all(Array.from({ length: 7 }, () => inspector.answer(request)));
    expect(answers.map((answer) => (answer.ok ? answer.sockets : answer.code))).toEqual([
      ...[1, 2, 3, 4, 5],
      'inspection_busy',
      'inspection_busy',
    ]);
    expect(await inspector.answer(request)).toMatchObject({ ok: true, sockets: 6 });
  });

  it('outlives its thread and begins another', async () => {
    const inspector = open();
    await inspector.answer(request);
    const failed = await inspector.answer({ ...request, limit: 1 });
    expect(failed).toEqual({ ok: false, code: 'inspection_failed', detail: 'no more' });
    expect(await inspector.answer(request)).toEqual({ ok: true, sockets: 1 });
  });

  it('ends its thread when nobody asks for a while', async () => {
    const inspector = open({ idleMs: 1 });
    expect(await inspector.answer(request)).toEqual({ ok: true, sockets: 1 });
    expect(inspector.isAwake).toBe(true);
    await until(() => !inspector.isAwake);
    expect(await inspector.answer(request)).toEqual({ ok: true, sockets: 1 });
  });

  it('fails where there is no such thread', async () => {
    const missing = open({ thread: pathToFileURL(join(__dirname, 'missing.js')) });
    expect(await missing.answer(request)).toMatchObject({ ok: false, code: 'inspection_failed' });
  });
});
