/** How much a line matters. */
export type LogLevel = 'info' | 'warn' | 'error';

/** Writes one line. No line ever holds a token or a credential. */
export type Log = (level: LogLevel, message: string) => void;

/** Lines as `<ISO time> level message`, each on one line whatever the message holds. */
export function createLog(write: (text: string) => void): Log {
  return (level, message) => {
    write(`${new Date().toISOString()} ${level} ${message.replaceAll(/\s*[\r\n]+\s*/g, ' ')}\n`);
  };
}
