/** What the exit code of a command means; part of the public interface. */
export const EXIT_CODES = { fine: 0, failed: 1, badUsage: 2, refused: 3 } as const;
/** One of {@link EXIT_CODES}. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
