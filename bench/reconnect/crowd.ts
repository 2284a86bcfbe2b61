/** Agents to play. Once they run, the word `take` has each of them take a snapshot; `served` comes back when all are acknowledged. */
export interface CrowdOrder {
  readonly url: string;
  readonly credentials: readonly string[];
  /** Where their spools are. */
  readonly dir: string;
}
