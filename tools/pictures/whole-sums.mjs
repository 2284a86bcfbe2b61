const LOOK_EVERY_MS = 3_000;
/** The day in buckets of two hours, and what is not sealed yet of it in buckets of ten minutes. */
const LOOKS = ['from=-24h&maxPoints=24', 'from=-4h&maxPoints=26'];
/** What the sums may be off by: a host that is silent is held at its last value for an hour. */
const SHARE = 0.1;

/** Resolves once the sums over the fleet are what its hosts come to: they are counted anew, hour by hour, after late history has come. */
export async function untilSummed({ url, token }) {
  const ask = async (path) => {
    const answer = await fetch(`${url}/api/v1/${path}`, { headers: { Authorization: `Bearer ${token}` } });
    return answer.json();
  };
  const isWhole = async (look) => {
    const query = `history?${look}&states=ESTABLISHED`;
    const { hosts } = await ask('hosts?limit=500');
    const histories = await Promise.all(hosts.map(({ name }) => ask(`hosts/${name}/${query}`)));
    const { at, series } = await ask(`fleet/${query}`);
    const sumAt = (time) =>
      histories.reduce((sum, own) => sum + (own.series.ESTABLISHED.avg[own.at.indexOf(time)] ?? 0), 0);
    // The last entry is still being counted.
    return at.slice(0, -1).every((time, place) => {
      const sum = sumAt(time);
      return Math.abs((series.ESTABLISHED.avg[place] ?? 0) - sum) <= SHARE * sum;
    });
  };
  const areWhole = async () => (await isWhole(LOOKS[0])) && (await isWhole(LOOKS[1]));
  while (!(await areWhole())) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}
