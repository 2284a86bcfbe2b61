/** How often each of several names was given. */
export type Votes<Name> = Map<Name, number>;

/** Counts one more vote for a name. */
export function vote<Name>(votes: Votes<Name>, name: Name): void {
  votes.set(name, (votes.get(name) ?? 0) + 1);
}

/** The name given most often, the earlier of two given equally often; `null` without any. */
export function findMajority<Name>(votes: Votes<Name>): Name | null {
  let majority: Name | null = null;
  let most = 0;
  for (const [name, times] of votes)
    if (times > most) {
      majority = name;
      most = times;
    }
  return majority;
}
