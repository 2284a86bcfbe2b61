import {
  MAX_PATHS,
  MAX_PATH_BYTES,
  pathAnswerSchema,
  pathChangesSchema,
  pathCheckSchema,
  pathListSchema,
  pathNameSchema,
  pathSchema,
  pathsQuerySchema,
  type PathAnswer,
  type PathChanges,
  type PathCheck,
  type PathList,
  type PathsQuery,
} from '@finwait/contracts';
import { checkPath, findPathFaults, HOP_KINDS, type Path } from '@finwait/tcp';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../audit/audit-log.js';
import { Requires, toAsker, toMember } from '../auth/access.guard.js';
import { can, type Principal } from '../auth/authorise.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { ApiError } from '../problem/api-error.js';
import { Answers } from '../web/answers.js';
import { bindHosts, type BoundPath } from './bind-hosts.js';
import { PathStore, type StoredPath } from './path.store.js';

const TITLES = new Map(HOP_KINDS.map(({ kind, title }) => [kind, title]));

/** Declared paths, and what follows from their settings. */
@ApiTags('paths')
@Controller('api/v1/paths')
export class PathsController {
  constructor(
    private readonly paths: PathStore,
    private readonly registry: HostRegistry,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Requires('read')
  @Answers(
    'Every path with its verdicts, by name.',
    pathListSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  async listPaths(
    @Query({ schema: pathsQuerySchema }) { lang }: PathsQuery,
    @Req() { principal }: FastifyRequest,
  ): Promise<PathList> {
    const stored = await this.paths.readAll();
    const paths = stored.map(({ name, changedAt, changedBy, path }) => {
      const { verdicts } = checkPath(this.bind(path, principal).path);
      const hops = path.hops.map((hop) => hop.name ?? TITLES.get(hop.kind)?.[lang] ?? hop.kind);
      const codes = verdicts.map(({ code }) => code);
      return { name, changedAt, changedBy, hops, worst: verdicts[0]?.severity ?? null, codes };
    });
    return { paths };
  }

  @Post('check')
  @HttpCode(200)
  @Requires('read')
  @Answers(
    'What follows from a path, without keeping it.',
    pathCheckSchema,
    'request_malformed',
    'path_invalid',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'origin_refused',
  )
  checkDeclaredPath(
    @Body({ schema: pathSchema }) path: Path,
    @Req() { principal }: FastifyRequest,
  ): PathCheck {
    refuseFaults(path);
    const bound = this.bind(path, principal);
    return { bindings: bound.bindings, report: checkPath(bound.path) };
  }

  @Get(':path')
  @Requires('read')
  @Answers(
    'A path, with what follows from it and from what its hosts tell now.',
    pathAnswerSchema,
    'path_unknown',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  async readPath(@Param('path') name: string, @Req() { principal }: FastifyRequest): Promise<PathAnswer> {
    const stored = await this.paths.read(name);
    if (!stored) throw toPathUnknown(name);
    return this.toAnswer(stored, principal);
  }

  @Get(':path/changes')
  @Requires('read')
  @Answers(
    'What a path was over time, the newest first; the last hundred changes. Those of the two hundred paths removed last are kept.',
    pathChangesSchema,
    'path_unknown',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  async readPathChanges(@Param('path') name: string): Promise<PathChanges> {
    const changes = await this.paths.readChanges(name);
    if (changes.length === 0) throw toPathUnknown(name);
    return { name, changes: changes.map(({ name: _, ...change }) => change) };
  }

  @Put(':path')
  @Requires('annotate')
  @Answers(
    'Declares a path, or another form of it; of 64 KiB at most.',
    pathAnswerSchema,
    'request_malformed',
    'path_invalid',
    'paths_full',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'origin_refused',
  )
  async putPath(
    @Param('path') given: string,
    @Body({ schema: pathSchema }) path: Path,
    @Req() request: FastifyRequest,
  ): Promise<PathAnswer> {
    const name = pathNameSchema.safeParse(given);
    if (!name.success)
      throw new ApiError('request_malformed', `a path is named by ${name.error.issues[0]?.message ?? ''}`);
    refuseFaults(path);
    refuseLength(path);
    const stored = { name: given, path, changedAt: Date.now(), changedBy: toMember(request).actor };
    if (!(await this.paths.append(stored))) throw new ApiError('paths_full', `${MAX_PATHS} paths are kept`);
    const detail = { hops: path.hops.map(({ kind }) => kind) };
    await this.audit.note(toAsker(request), { action: 'path_put', target: `path:${given}`, detail });
    return this.toAnswer(stored, request.principal);
  }

  @Delete(':path')
  @HttpCode(204)
  @Requires('annotate')
  @Answers(
    'Removes a path; what it was stays among its changes.',
    undefined,
    'path_unknown',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'origin_refused',
  )
  async removePath(@Param('path') name: string, @Req() request: FastifyRequest): Promise<void> {
    const removal = { name, path: null, changedAt: Date.now(), changedBy: toMember(request).actor };
    if (!(await this.paths.append(removal))) throw toPathUnknown(name);
    await this.audit.note(toAsker(request), { action: 'path_remove', target: `path:${name}` });
  }

  private toAnswer(
    { name, path, changedAt, changedBy }: StoredPath,
    principal: Principal | undefined,
  ): PathAnswer {
    const bound = this.bind(path, principal);
    return { name, path, changedAt, changedBy, bindings: bound.bindings, report: checkPath(bound.path) };
  }

  /** A host that the asker may not see tells nothing, as one that is not there. */
  private bind(path: Path, principal: Principal | undefined): BoundPath {
    return bindHosts(path, (name) => {
      const host = this.registry.findByName(name);
      return host && can(principal, 'read', host) ? host : undefined;
    });
  }
}

function refuseFaults(path: Path): void {
  const faults = findPathFaults(path);
  if (faults.length === 0) return;
  const told = faults.map(({ hop, setting, message }) =>
    `${hop === null ? '' : `hop ${hop} `}${setting ?? ''} ${message.en}`.trim(),
  );
  throw new ApiError('path_invalid', told.slice(0, 5).join('; '));
}

function refuseLength(path: Path): void {
  const bytes = Buffer.byteLength(JSON.stringify(path));
  if (bytes <= MAX_PATH_BYTES) return;
  throw new ApiError('path_invalid', `the path has ${bytes} bytes; at most ${MAX_PATH_BYTES} are kept`);
}

function toPathUnknown(name: string): ApiError {
  return new ApiError('path_unknown', `no path is named ${JSON.stringify(name)}`);
}
