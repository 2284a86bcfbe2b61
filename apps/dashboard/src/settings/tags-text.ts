import { MAX_TAG_VALUE_LENGTH, TAG_KEY_PATTERN } from '@finwait/contracts/protocol';

/** `key:value` pairs parted by commas or spaces, as typed; `null` when one is not a pair. A value may hold more colons. */
export function parseTagList(text: string): readonly string[] | null {
  const parts = text.split(/[\s,，]+/).filter((part) => part !== '');
  return parts.every(isTag) ? parts : null;
}

/** The same as a record; the last of a key counts. */
export function parseTags(text: string): Record<string, string> | null {
  const list = parseTagList(text);
  if (!list) return null;
  return Object.fromEntries(
    list.map((tag) => [tag.slice(0, tag.indexOf(':')), tag.slice(tag.indexOf(':') + 1)]),
  );
}

/** Tags as a reader types them. */
export function formatTags(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}:${value}`)
    .join(', ');
}

function isTag(text: string): boolean {
  const colon = text.indexOf(':');
  const value = text.slice(colon + 1);
  return (
    colon > 0 &&
    TAG_KEY_PATTERN.test(text.slice(0, colon)) &&
    value !== '' &&
    value.length <= MAX_TAG_VALUE_LENGTH
  );
}
