const LOOK_EVERY_MS = 3_000;
const BUCKETS = 24;
/** What the sums may be off by: a host that is silent is held at its last value for an hour. */
const SHARE = 0.1;

/** Resolves once the sums over the fleet are what its hosts come to: they are counted anew, hour by hour, after late history has come. */
export async function untilSummed({ url, token }) {
  const ask = async (path) => {
    const answer = await fetch(`${url}/api/v1/${path}`, { headers: { Authorization: `Bearer ${token}` } });
    return answer.json();
  };
  const query = `history?from=-24h&states=ESTABLISHED&maxPoints=${BUCKETS}`;
  for (;;) {
    const { hosts } = await ask('hosts?limit=500');
    const histories = await Promise.all(hosts.map(({ name }) => ask(`hosts/${name}/${query}`)));
    const fleet = (await ask(`fleet/${query}`)).series.ESTABLISHED.avg;
    const sums = fleet.map((_, at) =>
      histories.reduce((sum, { series }) => sum + (series.ESTABLISHED.avg[at] ?? 0), 0),
    );
    // The last entries are still being counted.
    const settled = fleet
      .slice(0, -2)
      .every((value, at) => Math.abs((value ?? 0) - sums[at]) <= SHARE * sums[at]);
    if (settled) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
