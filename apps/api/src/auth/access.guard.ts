import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { HostRegistry } from '../hosts/host-registry.js';
import { ApiError } from '../problem/api-error.js';
import { Access, type Evidence } from './access.js';
import { can, type Action } from './authorise.js';
import { Origins } from './origins.js';

const ACTION = 'finwait:action';

/** Opens a route to everybody: it checks a secret of its own, or has none to keep. */
export const Open = () => SetMetadata(ACTION, 'open');

/** Says what a route does. A route that says nothing is refused to everybody. */
export const Requires = (action: Action) => SetMetadata(ACTION, action);

/** Lets a request through only when its principal may do what the route declares. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: Access,
    private readonly origins: Origins,
    private readonly registry: HostRegistry,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const action = this.reflector.getAllAndOverride<Action | 'open' | undefined>(ACTION, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method !== 'GET' && request.method !== 'HEAD') this.origins.refuseForeign(request.raw);
    if (action === 'open') return true;
    const principal = await this.access.identify(toEvidence(request));
    const { name = '' } = request.params as { name?: string };
    if (action === undefined || !can(principal, action, this.registry.findByName(name)?.id)) {
      throw new ApiError('credentials_refused', 'not allowed for this principal');
    }
    return true;
  }
}

/** What a request brings to prove who sends it. */
export function toEvidence({ headers }: Pick<FastifyRequest, 'headers'>): Evidence {
  return { token: toBearer(headers.authorization), cookies: headers.cookie };
}

function toBearer(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
}
