/** Whether `version` is `least` or later; one that is not told, or is no version, is taken for the newest. */
export function isVersionFrom(version: string | undefined, least: string): boolean {
  const own = toParts(version ?? '');
  if (own.length === 0) return true;
  for (const [at, part] of toParts(least).entries()) {
    const difference = (own[at] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function toParts(version: string): number[] {
  return version.match(/\d+/g)?.slice(0, 4).map(Number) ?? [];
}
