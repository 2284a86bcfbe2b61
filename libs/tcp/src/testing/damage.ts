/** Jest looks every global up in its sandbox, which takes longer than the arithmetic. */
const { imul } = Math;
const { fromCharCode } = String;

/** A number from 0 up to below `limit`, the next of a sequence that its seed decides. */
export type Dice = (limit: number) => number;

/** Source: mulberry32, a 32-bit generator in the public domain. */
export function createDice(seed: number): Dice {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const FOREIGN = 'aZ09 .:*_-[]()%/,"\t~äß你\u00A0\uFFFD';

type Damage = (line: string, dice: Dice) => string;

/** Ways a line gets damaged between a terminal and us. None adds a word that was not there. */
const DAMAGES: readonly Damage[] = [
  (line, dice) => line.slice(0, dice(line.length + 1)),
  (line, dice) => line.slice(dice(line.length + 1)),
  (line, dice) => {
    const at = dice(line.length + 1);
    return line.slice(0, at) + (FOREIGN[dice(FOREIGN.length)] ?? '') + line.slice(at + dice(2));
  },
  (line, dice) => {
    const at = dice(line.length + 1);
    return line.slice(0, at) + line.slice(at + 1 + dice(4));
  },
  (line, dice) => {
    const at = dice(line.length + 1);
    return `${line.slice(0, at)}\n${line.slice(at)}`;
  },
  (line) => line.toLowerCase(),
  (line) => line.replaceAll(/\s+/g, ''),
  (line) => line.replaceAll(/\s+/g, '\t'),
];

export function damage(line: string, dice: Dice): string {
  return (DAMAGES[dice(DAMAGES.length)] ?? String)(line, dice);
}

/** Any printable characters, now and then beyond ASCII. */
export function scribble(dice: Dice): string {
  let line = '';
  for (let left = dice(120); left > 0; left -= 1)
    line += dice(40) === 0 ? (FOREIGN[dice(FOREIGN.length)] ?? '') : fromCharCode(32 + dice(95));
  return line;
}
