const WIDE = '[\\p{Script=Han}，。：；（）、]';
const STARTS_WIDE = new RegExp(`^${WIDE}`, 'u');
const ENDS_WIDE = new RegExp(`${WIDE}$`, 'u');
const SPACE_BEFORE = new RegExp(`(?<=${WIDE}) $`, 'u');
const SPACE_AFTER = new RegExp(`^ (?=${WIDE})`, 'u');

/**
 * A sentence without the spaces that set Latin names off, where a name of it has a Chinese character beside another one. Spaces
 * within names stay, and so does every English sentence as it is.
 */
export function closeUp(sentence: string, names: readonly string[]): string {
  return names.filter(Boolean).reduce((said, name) => {
    const parts = said.split(name);
    const last = parts.length - 1;
    return parts
      .map((part, at) => (at < last && STARTS_WIDE.test(name) ? part.replace(SPACE_BEFORE, '') : part))
      .map((part, at) => (at > 0 && ENDS_WIDE.test(name) ? part.replace(SPACE_AFTER, '') : part))
      .join(name);
  }, sentence);
}

/** A Chinese sentence written with spaces beside what is put into it, as Latin names and figures have; see {@link closeUp}. */
export function chinese(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return closeUp(String.raw({ raw: parts }, ...values), values.map(String));
}
