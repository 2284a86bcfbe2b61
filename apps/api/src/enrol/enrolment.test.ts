import { problemSchema } from '@finwait/contracts';
import { PrismaService } from '../prisma.service.js';
import { scratchApi } from '../testing/scratch-api.js';

const scratch = scratchApi();

const problemOf = async (answer: Response) => problemSchema.parse(await answer.json());

describe('enrolment', () => {
  const tokenFor = async (request: object) =>
    ((await (await scratch.post('/api/v1/enrolments', request)).json()) as { token: string }).token;
  const enrol = (token: string, name: string, machineId = `machine-of-${name}`) =>
    scratch.post('/api/v1/enrol', { token, name, machineId }, { authorization: '' });

  it('admits as many hosts as the token says, with its tags', async () => {
    const token = await tokenFor({ maxHosts: 2, tags: { role: 'edge' } });
    const statuses = [
      await enrol(token, 'edge-1'),
      await enrol(token, 'edge-2'),
      await enrol(token, 'edge-3'),
    ];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 403]);
    expect(await (await scratch.request('/api/v1/hosts?tag=role:edge')).json()).toMatchObject({
      hosts: [{ name: 'edge-1', status: 'never', tags: { role: 'edge' } }, { name: 'edge-2' }],
    });
  });

  it('is told when the disk is full, and works again when it is not', async () => {
    const prisma = scratch.api().app.get(PrismaService);
    const limit = (pages: number) => prisma.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`);
    await limit(1);
    const answers: Response[] = [];
    for (let time = 0; time < 60; time += 1) answers.push(await scratch.post('/api/v1/enrolments', {}));
    const refused = answers.find(({ status }) => status !== 200);
    await limit(1_000_000);
    if (!refused) throw new Error('60 tokens fit on a full disk');
    expect(await problemOf(refused)).toMatchObject({ status: 503, code: 'storage_unavailable' });
    expect((await scratch.post('/api/v1/enrolments', {})).status).toBe(200);
  });

  it('refuses a token it never made', async () => {
    expect(await problemOf(await enrol('fw_enrol_guess', 'x'))).toMatchObject({ code: 'enrolment_refused' });
  });

  it('keeps a name for the machine that has it and does not use the token up on another', async () => {
    const token = await tokenFor({ maxHosts: 2 });
    expect((await enrol(token, 'twin', 'machine-one')).status).toBe(200);
    expect(await problemOf(await enrol(token, 'twin', 'machine-two'))).toMatchObject({
      code: 'host_name_taken',
    });
    expect((await enrol(token, 'other')).status).toBe(200);
  });

  it('gives one of two machines the name both ask for at once', async () => {
    const token = await tokenFor({ maxHosts: 2 });
    const both = await Promise.all([
      enrol(token, 'race', 'machine-one'),
      enrol(token, 'race', 'machine-two'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
