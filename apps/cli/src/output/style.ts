const CODES = { dim: [2, 22], bold: [1, 22], red: [31, 39], yellow: [33, 39], inverse: [7, 27] } as const;

/** How a text looks on a terminal. */
export type Style = keyof typeof CODES;

/** The text in this style. Source: ECMA-48 §8.3.117 (SGR). */
export function paint(text: string, style: Style): string {
  const [on, off] = CODES[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}

/** What comes from outside could steer the terminal: control characters become `?`. */
export function toPlain(text: string): string {
  return text.replace(/\p{Cc}/gu, '?');
}
