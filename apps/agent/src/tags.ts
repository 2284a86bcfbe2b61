import { MAX_TAGS, MAX_TAG_VALUE_LENGTH, TAG_KEY_PATTERN } from '@finwait/contracts/protocol';
import { toShown, type Given } from './arguments.js';
import type { Problem } from './problem.js';

/** The tags in `key=value` texts; those that cannot be used are left out and added to the problems. */
export function parseTags(given: readonly Given[], problems: Problem[]): Record<string, string> {
  const tags = new Map<string, string>();
  for (const { subject, text } of given) {
    const refuse = (expected: string) =>
      problems.push({ code: 'config_invalid', subject, given: toShown('tag', text), expected });
    const equals = text.indexOf('=');
    const key = text.slice(0, Math.max(equals, 0));
    const value = text.slice(equals + 1);
    if (!TAG_KEY_PATTERN.test(key) || value === '' || value.length > MAX_TAG_VALUE_LENGTH) {
      refuse(
        `key=value, the key of letters, digits, ".", "_" and "-", a value of 1 to ${MAX_TAG_VALUE_LENGTH}`,
      );
    } else if (tags.has(key)) {
      refuse('each key once');
    } else {
      tags.set(key, value);
    }
  }
  if (tags.size > MAX_TAGS) {
    const subject = given[0]?.subject ?? '--tag';
    problems.push({
      code: 'config_invalid',
      subject,
      given: `${tags.size} tags`,
      expected: `at most ${MAX_TAGS}`,
    });
  }
  return Object.fromEntries(tags);
}
