/** The names of `next` in the order of `held`; names that were not there come last. */
export function holdOrder(held: readonly string[], next: readonly string[]): string[] {
  const wanted = new Set(next);
  const known = new Set(held);
  return [...held.filter((name) => wanted.has(name)), ...next.filter((name) => !known.has(name))];
}
