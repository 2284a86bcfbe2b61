import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Asker } from '../audit/audit-log.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { AddressLimits } from '../limits/address-limits.js';
import { toTooMany } from '../limits/refused-requests.js';
import { ApiError } from '../problem/api-error.js';
import { Access, type Evidence } from './access.js';
import { can, isBlindTo, type Action, type Member, type Principal } from './authorise.js';
import { Origins } from './origins.js';

const ACTION = 'finwait:action';

/** Opens a route to everybody: it checks a secret of its own, or has none to keep. */
export const Open = () => SetMetadata(ACTION, 'open');

/** Says what a route does. A route that says nothing is refused to everybody. A parameter `name` is the host it is about. */
export const Requires = (action: Action) => SetMetadata(ACTION, action);

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once the guard let the request through. */
    principal?: Principal;
  }
}

/** Lets a request through only when its principal may do what the route declares. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: Access,
    private readonly origins: Origins,
    private readonly registry: HostRegistry,
    private readonly limits: AddressLimits,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const action = this.reflector.getAllAndOverride<Action | 'open' | undefined>(ACTION, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method !== 'GET' && request.method !== 'HEAD') this.origins.refuseForeign(request.raw);
    if (action === 'open') return true;
    const principal = this.identify(request);
    if (action === undefined) throw new ApiError('not_allowed', 'the route says of nobody that they may');
    this.refuse(principal, action, (request.params as { name?: string }).name);
    request.principal = principal;
    return true;
  }

  /** Who asks. An address that was refused too often is told to wait in place of why. */
  private identify(request: FastifyRequest): Principal {
    try {
      return this.access.identify(toEvidence(request));
    } catch (error) {
      const waitMs = this.limits.noteRefusal(request.ip, Date.now());
      throw waitMs > 0 ? toTooMany(waitMs) : error;
    }
  }

  /** Throws unless the principal may. Where only the scope is in the way, the host is as unknown as one that is not there. */
  private refuse(principal: Principal, action: Action, name: string | undefined): void {
    const host = name === undefined ? undefined : this.registry.findByName(name);
    const isBlind = name !== undefined && isBlindTo(principal, action);
    if (can(principal, action, host) && !(isBlind && host === undefined)) return;
    if (isBlind) throw toHostUnknown(name);
    throw new ApiError('not_allowed', `${principal.actor} is ${principal.role}`);
  }
}

/** The refusal of a host that is not there, or must look so. */
export function toHostUnknown(name: string): ApiError {
  return new ApiError('host_unknown', `no host is named ${JSON.stringify(name)}`);
}

/** What a request brings to prove who sends it. */
export function toEvidence({ headers }: Pick<FastifyRequest, 'headers'>): Evidence {
  return { token: toBearer(headers.authorization), cookies: headers.cookie };
}

/** The user or token behind a request that the guard let through. No route of a member's is open to a host. */
export function toMember({ principal }: FastifyRequest): Member {
  if (principal === undefined || principal.role === 'host') throw new ApiError('not_allowed', 'not a member');
  return principal;
}

/** Who asks, for the audit log. */
export function toAsker({ principal, ip }: FastifyRequest): Asker {
  return { actor: principal?.actor ?? 'nobody', address: ip };
}

function toBearer(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
}
