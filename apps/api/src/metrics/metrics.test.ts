import { COLUMN_NAMES, STATE_NAMES, toColumnIndex, toMetricName } from '@finwait/tcp';
import { readMetrics } from '../testing/read-metrics.js';
import { scratchApi, whenConnected } from '../testing/scratch-api.js';

const scratch = scratchApi();
const values = COLUMN_NAMES.map((name, at) => (name === 'orphans' ? null : at + 7));

async function scrape(query = ''): Promise<Map<string, number>> {
  const answer = await scratch.request(`/metrics${query}`);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return readMetrics(await answer.text());
}

async function report(name: string, tags: Record<string, string>): Promise<void> {
  const agent = scratch.connectAgent(await scratch.enrol(name, tags));
  await whenConnected(agent);
  const batch = {
    v: 1,
    run: 'r',
    rows: [[1, Date.now(), 0, ...values]],
    cost: { cpuMs: 4, rssBytes: 9_000 },
  };
  expect(await agent.emitWithAck('snapshots', batch as never)).toMatchObject({ ok: true });
}

describe('GET /metrics', () => {
  beforeAll(async () => {
    await report('web-01', { env: 'pro"d', 'my.team': 'a' });
    await report('web-02', {});
    await scratch.enrol('silent');
  });

  it('tells every column of a host that reports as its newest snapshot has it', async () => {
    const series = await scrape();
    for (const [at, state] of STATE_NAMES.entries())
      expect(series.get(`finwait_tcp_sockets{host="web-01",state="${state}"}`)).toBe(values[at]);
    for (const name of COLUMN_NAMES.slice(STATE_NAMES.length))
      expect(series.get(`${toMetricName(name)}{host="web-01"}`)).toBe(
        values[toColumnIndex(name)] ?? undefined,
      );
  });

  it('has no series for a figure nobody could read', async () => {
    expect([...(await scrape()).keys()].join('\n')).not.toContain('finwait_tcp_orphans');
  });

  it('says of a host without snapshots only that it is not up', async () => {
    const series = await scrape();
    expect(series.get('finwait_host_up{host="silent"}')).toBe(0);
    expect(series.get('finwait_host_up{host="web-01"}')).toBe(1);
    expect(series.has('finwait_tcp_sockets{host="silent",state="LISTEN"}')).toBe(false);
  });

  it('carries tags as labels of finwait_host_info', async () => {
    const info =
      'finwait_host_info{host="web-01",source="netlink",platform="Linux 6.18",agent_version="0.1.0",tag_env="pro\\"d",tag_my_team="a"}';
    expect((await scrape()).get(info)).toBe(1);
  });

  it('sums the fleet and counts its hosts', async () => {
    const series = await scrape();
    expect(series.get('finwait_hosts{status="live"}')).toBe(2);
    expect(series.get('finwait_hosts{status="never"}')).toBe(1);
    expect(series.get('finwait_fleet_tcp_sockets{state="LISTEN"}')).toBe(2 * 7);
    expect(series.get('finwait_hosts_omitted')).toBe(0);
  });

  it('tells the hosts of one tag when asked to', async () => {
    const series = await scrape('?tag=my.team:a');
    expect(series.get('finwait_hosts{status="live"}')).toBe(1);
    expect(series.has('finwait_host_up{host="web-02"}')).toBe(false);
  });

  it('tells how the service itself does', async () => {
    const agent = scratch.connectAgent(await scratch.enrol('broken'));
    await whenConnected(agent);
    expect(await agent.emitWithAck('snapshots', null as never)).toMatchObject({ code: 'request_malformed' });
    const viewer = scratch.connectViewer();
    await whenConnected(viewer);
    const series = await scrape();
    expect(series.get('finwait_ready')).toBe(1);
    expect(series.get('finwait_snapshots_stored_total')).toBe(2);
    expect(series.get('finwait_commit_seconds_count')).toBeGreaterThan(0);
    expect(series.get('finwait_uplink_refusals_total{code="request_malformed"}')).toBe(1);
    expect(series.get('finwait_agents_connected')).toBe(3);
    expect(series.get('finwait_viewers_connected')).toBe(1);
    expect(series.get('finwait_database_bytes')).toBeGreaterThan(0);
    expect(series.get('process_resident_memory_bytes')).toBeGreaterThan(0);
  });

  it('is closed without credentials', async () => {
    expect((await scratch.request('/metrics', { headers: {} })).status).toBe(401);
  });
});
