import type { LoggerService } from '@nestjs/common';
import type { Config } from './config.js';

type Level = Config['logLevel'];

const RANK: Readonly<Record<Level, number>> = { error: 0, warn: 1, info: 2, debug: 3 };

/** What the framework says of its own wiring is worth a reader's time only when debugging. */
const WIRING = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
]);

/** Writes one line per message to standard error: `<ISO time> <level> <part> <message>`. */
export class LineLogger implements LoggerService {
  constructor(private readonly least: Level) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(WIRING.has(toText(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    if (RANK[level] > RANK[this.least]) return;
    const details = rest.slice(0, -1).filter((detail) => detail !== undefined);
    const part = rest.slice(-1);
    const text = [...part, message, ...details].map(toText).join(' ');
    process.stderr.write(`${new Date().toISOString()} ${level} ${text}\n`);
  }
}

function toText(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
