/** Milliseconds of the clock that never jumps; all processes of a machine share it. */
export function readClock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
