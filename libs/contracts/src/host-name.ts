import { z } from 'zod';
import {
  HOST_NAME_PATTERN,
  MAX_HOST_NAME_LENGTH,
  MAX_TAGS,
  MAX_TAG_VALUE_LENGTH,
  TAG_KEY_PATTERN,
} from './host-identity.js';

/** A host's name: letters, digits, `.`, `_` and `-`, beginning with a letter or digit. */
export const hostNameSchema = z
  .string()
  .min(1)
  .max(MAX_HOST_NAME_LENGTH)
  .regex(HOST_NAME_PATTERN, 'letters, digits, ".", "_" and "-", beginning with a letter or digit');

/** A host's tags: at most 32 keys of 63 characters with values of 1 to 128 characters. */
export const tagsSchema = z
  .record(z.string().regex(TAG_KEY_PATTERN), z.string().min(1).max(MAX_TAG_VALUE_LENGTH))
  .refine((tags) => Object.keys(tags).length <= MAX_TAGS, { message: `at most ${MAX_TAGS} tags` });

/** A tag filter, `key:value`. */
export const tagFilterSchema = z
  .string()
  .max(192)
  .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,62}:.+$/, 'expected key:value');
