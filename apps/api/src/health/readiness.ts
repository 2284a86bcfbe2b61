import { Injectable, Logger } from '@nestjs/common';

/** What keeps the API from taking snapshots in, by its part; nothing while all is well. */
@Injectable()
export class Readiness {
  private readonly logger = new Logger('Readiness');
  private readonly reasonByPart = new Map<string, string>();

  /** Notes why a part fails, or with `undefined` that it works. */
  note(part: string, reason: string | undefined): void {
    const known = this.reasonByPart.get(part);
    if (reason === known) return;
    if (reason === undefined) {
      this.reasonByPart.delete(part);
      this.logger.log(`${part} works again`);
    } else {
      this.reasonByPart.set(part, reason);
      this.logger.error(`${part}: ${reason}`);
    }
  }

  /** Why the API is not ready, or `null`. */
  reason(): string | null {
    if (this.reasonByPart.size === 0) return null;
    return [...this.reasonByPart].map(([part, reason]) => `${part}: ${reason}`).join('; ');
  }
}
