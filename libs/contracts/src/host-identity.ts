/** The longest name a host may have. Source: RFC 1123 §2.1 (a label of 63, a name of 255 octets). */
export const MAX_HOST_NAME_LENGTH = 253;

/** What a host's name is made of. */
export const HOST_NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** What a tag's key is made of. */
export const TAG_KEY_PATTERN = /^[A-Za-z][A-Za-z0-9_.-]{0,62}$/;

/** The longest value a tag may have. */
export const MAX_TAG_VALUE_LENGTH = 128;

/** Most tags of one host. */
export const MAX_TAGS = 32;
