/** Bounds of a password in characters; the upper one keeps hashing cheap. */
export const PASSWORD_LENGTH = { least: 12, most: 128 } as const;
