/** A figure that was measured, and the most it may be, or the least. */
export interface Goal {
  readonly name: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
  readonly isLeast?: boolean;
}

/** Says of each goal whether it is met. */
export function printGoals(goals: readonly Goal[]): void {
  for (const { name, measured, limit, unit, isLeast = false } of goals) {
    const isMet = isLeast ? measured >= limit : measured <= limit;
    const verdict = isMet ? 'met    ' : 'NOT MET';
    const side = isLeast ? 'at least' : 'at most';
    console.log(`${verdict} ${name}: ${toShort(measured)} ${unit}, ${side} ${toShort(limit)} ${unit}`);
  }
}

function toShort(figure: number): string {
  return Number(figure.toPrecision(3)).toString();
}
