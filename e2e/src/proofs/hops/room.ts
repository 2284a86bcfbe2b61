/** Where the program of a hop runs. */
export interface Room {
  /** A folder for its files. */
  readonly dir: string;
  /** The port that it listens on. */
  readonly port: number;
  /** Address and port of the hop behind it; `null` for the last. */
  readonly next: string | null;
}
