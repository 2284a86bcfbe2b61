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
    const part = String(rest.at(-1) ?? '');
    this.write(WIRING.has(part) ? 'debug' : 'info', message, rest);
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
    const text = message instanceof Error ? (message.stack ?? message.message) : String(message);
    const part = rest.length > 0 ? `${String(rest.at(-1))} ` : '';
    const details = rest
      .slice(0, -1)
      .filter((detail) => detail !== undefined)
      .map((detail) => ` ${String(detail)}`);
    process.stderr.write(`${new Date().toISOString()} ${level} ${part}${text}${details.join('')}\n`);
  }
}
