import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { toBlock } from '../auth/address-block.js';
import { CONFIG, type Config } from '../config.js';
import { TokenBuckets } from './token-buckets.js';

/** Refusals of one address: a wrong token, password, code or enrolment each costs one. */
const REFUSALS = { burst: 200, perSecond: 20 };

/**
 * Handshakes of one address that have proved nothing yet; one that is let in costs nothing, so that a whole fleet behind
 * one address comes back after a restart.
 */
const HANDSHAKES = { burst: 2_000, perSecond: 50 };

/** What one address may try before it has to wait. Whoever has the right secret is never made to wait for a neighbour's wrong ones, but to sign in or enrol. */
@Injectable()
export class AddressLimits {
  private readonly refusals = new TokenBuckets(REFUSALS);
  private readonly handshakes = new TokenBuckets(HANDSHAKES);
  private readonly trustProxy: boolean;

  constructor(@Inject(CONFIG) config: Config) {
    this.trustProxy = config.trustProxy;
  }

  /** Notes that an address was refused; gives the milliseconds it has to wait, 0 while it may go on. */
  noteRefusal(address: string, now: number): number {
    return this.refusals.take(toBlock(address), now);
  }

  /** Milliseconds until an address may try again; 0 when it may. */
  waitMsOf(address: string, now: number): number {
    return this.refusals.waitMsOf(toBlock(address), now);
  }

  /** Counts a handshake; gives the milliseconds it has to wait, 0 when it is let through. */
  beginHandshake(request: IncomingMessage, now: number): number {
    return this.handshakes.take(toBlock(this.addressOf(request)), now);
  }

  /** Takes back a handshake that was let in. */
  admitHandshake(request: IncomingMessage): void {
    this.handshakes.giveBack(toBlock(this.addressOf(request)));
  }

  /** Who sends a request: behind the proxy the last entry of X-Forwarded-For, since a client may have sent the others. */
  private addressOf({ headers, socket }: IncomingMessage): string {
    const forwarded = this.trustProxy ? String(headers['x-forwarded-for'] ?? '').split(',') : [];
    return forwarded.at(-1)?.trim() || (socket.remoteAddress ?? '');
  }
}
