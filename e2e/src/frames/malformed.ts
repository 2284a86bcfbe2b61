import { toFrame } from './raw-websocket.ts';

/** The next number from 0 up to 1, the same for the same seed: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** Values that no message of the protocol has, some of them with what parsers trip over. */
const VALUES: readonly ((random: Random) => string)[] = [
  () => 'null',
  () => '[]',
  () => '{"__proto__":{"admin":true},"constructor":{"prototype":1}}',
  (random) => String((random() - 0.5) * 1e300),
  (random) => JSON.stringify('x'.repeat(Math.floor(random() * 2_000))),
  () => '['.repeat(200) + ']'.repeat(200),
  () => '{"v":1,"run":"r","rows":[[1,2,3]]}',
  () => '{"v":1,"run":"r","rows":[[-1,1e99,0,"5"]],"intervalMs":-1}',
  () => '{"v":99,"run":7,"rows":{"length":4294967295}}',
  () => '{"hosts":["","../..","\\u0000"],"states":["NONE"]}',
  () => '{"fleet":"yes","tag":{"$ne":1}}',
  () => '{"v":1,"listeners":[{"port":-1}],"settings":{"x":{}}}',
];
const EVENTS = ['snapshots', 'facts', 'subscribe', 'unsubscribe', '__proto__', 'toString', 'x', ''];

/** A socket.io packet that is wrong above its own grammar, so that the connection goes on. */
export function toWrongPacket(random: Random, namespace: string): string {
  const value = pick(random, VALUES)(random);
  const id = random() < 0.5 ? '' : String(Math.floor(random() * 1e6));
  if (random() < 0.1) return `43${namespace},${id || '1'}[${value}]`;
  return `42${namespace},${id}[${JSON.stringify(pick(random, EVENTS))},${value}]`;
}

const text = (payload: string) => toFrame(payload);

/** What engine.io, socket.io or the WebSocket itself must refuse: the connection ends. */
const ENDINGS: readonly ((random: Random, namespace: string) => Buffer)[] = [
  (_, namespace) => text(`42${namespace},[`),
  (_, namespace) => text(`42${namespace},{"a":1}`),
  (_, namespace) => text(`42${namespace},["connect"]`),
  (_, namespace) => text(`45999999999-${namespace},["snapshots",{"_placeholder":true,"num":0}]`),
  (_, namespace) => text(`45-1-${namespace},["x"]`),
  (_, namespace) =>
    Buffer.concat([text(`451-${namespace},["x",{"_placeholder":true,"num":9}]`), toFrame('b', 0x82)]),
  () => toFrame('binary nobody announced', 0x82),
  () => text('49'),
  () => text('4'),
  () => text('9unknown'),
  () => text('x'.repeat(262_145)),
  () => toFrame('reserved bits', 0xf1),
  () => toFrame('reserved opcode', 0x83),
  () => toFrame('continues nothing', 0x80),
  () => toFrame('p'.repeat(200), 0x89),
  () => toFrame(Buffer.from([0xff, 0xfe, 0xfd]), 0x81),
  () => Buffer.from([0x81, 0x05, 1, 2, 3, 4, 5]),
  () => Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
  (random) => Buffer.from([0xf7, ...Array.from({ length: 40 }, () => Math.floor(random() * 256))]),
];

/** One of {@link ENDINGS}. */
export const toEnding = (random: Random, namespace: string): Buffer =>
  pick(random, ENDINGS)(random, namespace);

/** What a body of REST may be that is no request. */
export function toWrongBody(random: Random): string | Uint8Array<ArrayBuffer> {
  const value = pick(random, VALUES)(random);
  const bytes = Uint8Array.from(Array.from({ length: 64 }, () => Math.floor(random() * 256)));
  return pick<string | Uint8Array<ArrayBuffer>>(random, [
    value,
    `{"token":${value}`,
    `{"token":${value},"name":${value}}`,
    bytes,
    '',
  ]);
}
