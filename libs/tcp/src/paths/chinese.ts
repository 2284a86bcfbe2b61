const WIDE = '[\\p{Script=Han}，。：；（）、]';
const SPACE_BEFORE = new RegExp(`(?<=${WIDE}) $`, 'u');
const SPACE_AFTER = new RegExp(`^ (?=${WIDE})`, 'u');
const WIDE_START = new RegExp(`^${WIDE}`, 'u');
const WIDE_END = new RegExp(`${WIDE}$`, 'u');

/**
 * A Chinese sentence with names put into it, set as Chinese is: written with a space on either side of a name, as a Latin
 * one has, which goes where the name has a Chinese character there.
 */
export function chinese(parts: TemplateStringsArray, ...names: readonly (string | number)[]): string {
  return names.reduce<string>((said, value, at) => {
    const name = String(value);
    const next = parts[at + 1] ?? '';
    const before = WIDE_START.test(name) ? said.replace(SPACE_BEFORE, '') : said;
    return before + name + (WIDE_END.test(name) ? next.replace(SPACE_AFTER, '') : next);
  }, parts[0] ?? '');
}
