/** What the first two bytes of UTF-16 become when read as UTF-8 or Latin-1. */
const BYTE_ORDER_MARK = /^(?:\uFEFF|\uFFFE|\uFFFD\uFFFD|ÿþ|þÿ|ï»¿)/;
const ANSI_ESCAPE = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[ -/]*[0-~])/g;
const LINE_ENDS = /\r+\n?/g;

/** The text without what terminals and encodings left in it: byte order marks, zero bytes of UTF-16, colours, CR. */
export function toPlainText(text: string): string {
  let plain = text.replace(BYTE_ORDER_MARK, '');
  if (plain.includes('\0')) plain = plain.replaceAll('\0', '');
  if (plain.includes('\u001B')) plain = plain.replaceAll(ANSI_ESCAPE, '');
  return plain.includes('\r') ? plain.replaceAll(LINE_ENDS, '\n') : plain;
}
