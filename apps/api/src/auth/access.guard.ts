import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../problem/api-error.js';
import { Access } from './access.js';
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
    const principal = await this.access.identify({
      token: toBearer(request.headers.authorization),
      cookies: request.headers.cookie,
    });
    if (action === undefined || !can(principal, action)) {
      throw new ApiError('credentials_refused', 'not allowed for this principal');
    }
    return true;
  }
}

function toBearer(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
}
