/** The longest name that a hop of a path may have, in characters. */
export const MAX_HOP_NAME_LENGTH = 128;
