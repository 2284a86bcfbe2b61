/** A figure that was measured, and the most it may be. */
export interface Goal {
  readonly name: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
}

/** Says of each goal whether it is met. */
export function printGoals(goals: readonly Goal[]): void {
  for (const { name, measured, limit, unit } of goals) {
    const verdict = measured <= limit ? 'met    ' : 'NOT MET';
    console.log(`${verdict} ${name}: ${toShort(measured)} ${unit}, at most ${toShort(limit)} ${unit}`);
  }
}

function toShort(figure: number): string {
  return Number(figure.toPrecision(3)).toString();
}
