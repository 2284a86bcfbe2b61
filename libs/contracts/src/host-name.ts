import { z } from 'zod';

/** The longest name a host may have. Source: RFC 1123 §2.1 (a label of 63, a name of 255 octets). */
const MAX_NAME_LENGTH = 253;

/** A host's name: letters, digits, `.`, `_` and `-`, beginning with a letter or digit. */
export const hostNameSchema = z
  .string()
  .min(1)
  .max(MAX_NAME_LENGTH)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    'letters, digits, ".", "_" and "-", beginning with a letter or digit',
  );

const TAG_KEY = /^[A-Za-z][A-Za-z0-9_.-]{0,62}$/;

/** A host's tags: at most 32 keys of 63 characters with values of 1 to 128 characters. */
export const tagsSchema = z
  .record(z.string().regex(TAG_KEY), z.string().min(1).max(128))
  .refine((tags) => Object.keys(tags).length <= 32, { message: 'at most 32 tags' });

/** A tag filter, `key:value`. */
export const tagFilterSchema = z
  .string()
  .max(192)
  .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,62}:.+$/, 'expected key:value');
