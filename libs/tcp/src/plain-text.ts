/** What the first two bytes of UTF-16 become when read as UTF-8 or Latin-1. */
const BYTE_ORDER_MARK = /^(?:\uFEFF|\uFFFE|\uFFFD\uFFFD|ÿþ|þÿ|ï»¿)/;
/** A sequence that never ends reaches to the end of its line: no line may vanish in it. */
const ANSI_ESCAPE = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B\r\n]*(?:\u0007|\u001B\\)|[ -/]*[0-~])/g;
const LINE_ENDS = /\r+\n?/g;

/** The text without the byte order mark that its beginning may have. */
export function withoutByteOrderMark(text: string): string {
  return text.replace(BYTE_ORDER_MARK, '');
}

/** Lines without what terminals and encodings left in them: zero bytes of UTF-16, colours, CR. */
export function toPlainText(lines: string): string {
  let plain = lines;
  if (plain.includes('\0')) plain = plain.replaceAll('\0', '');
  if (plain.includes('\u001B')) plain = plain.replaceAll(ANSI_ESCAPE, '');
  return plain.includes('\r') ? plain.replaceAll(LINE_ENDS, '\n') : plain;
}
