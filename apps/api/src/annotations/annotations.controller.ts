import {
  annotationListSchema,
  annotationQuerySchema,
  annotationRequestSchema,
  annotationSchema,
  type Annotation,
  type AnnotationList,
  type AnnotationQuery,
  type AnnotationRequest,
} from '@finwait/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../audit/audit-log.js';
import { Requires, toAsker, toHostUnknown, toMember } from '../auth/access.guard.js';
import { can, type Principal } from '../auth/authorise.js';
import { HostRegistry, type LiveHost } from '../hosts/host-registry.js';
import { ApiError } from '../problem/api-error.js';
import { Answers } from '../web/answers.js';
import { AnnotationStore, type StoredAnnotation } from './annotation.store.js';

/** Marks on the charts: a deploy, a change, a guess. */
@ApiTags('annotations')
@Controller('api/v1/annotations')
export class AnnotationsController {
  constructor(
    private readonly annotations: AnnotationStore,
    private readonly registry: HostRegistry,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Requires('read')
  @Answers(
    'Marks of a time: of the fleet, and of the hosts that the asker may see or of one of them. The newest thousand, the oldest first.',
    annotationListSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'host_unknown',
  )
  async listAnnotations(
    @Query({ schema: annotationQuerySchema }) { from, to, host }: AnnotationQuery,
    @Req() { principal }: FastifyRequest,
  ): Promise<AnnotationList> {
    const hosts = host === undefined ? this.visible(principal) : [this.find(principal, host)];
    const names = new Map(hosts.map(({ id, name }) => [id, name]));
    const found = await this.annotations.read(from, to, [...names.keys()]);
    return { annotations: found.map((annotation) => toAnswer(annotation, names)) };
  }

  @Post()
  @HttpCode(200)
  @Requires('annotate')
  @Answers(
    'Sets a mark on the charts of one host or of the fleet.',
    annotationSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'host_unknown',
    'origin_refused',
  )
  async createAnnotation(
    @Body({ schema: annotationRequestSchema }) { at, text, host }: AnnotationRequest,
    @Req() request: FastifyRequest,
  ): Promise<Annotation> {
    const about = host === undefined ? undefined : this.find(request.principal, host);
    const { actor: createdBy } = toMember(request);
    const created = await this.annotations.create({
      at,
      text,
      hostId: about?.id ?? null,
      createdBy,
      createdAt: Date.now(),
    });
    const detail = { at, text, host: host ?? null };
    const target = `annotation:${created.id}`;
    await this.audit.note(toAsker(request), { action: 'annotation_create', target, detail });
    return toAnswer(created, new Map(about && [[about.id, about.name]]));
  }

  @Delete(':annotation')
  @HttpCode(204)
  @Requires('annotate')
  @Answers(
    'Takes a mark away.',
    undefined,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'annotation_unknown',
    'origin_refused',
  )
  async removeAnnotation(@Param('annotation') id: string, @Req() request: FastifyRequest): Promise<void> {
    const isRemoved = /^\d{1,9}$/.test(id) && (await this.annotations.remove(Number(id)));
    if (!isRemoved) throw new ApiError('annotation_unknown', `no mark has the id ${JSON.stringify(id)}`);
    await this.audit.note(toAsker(request), { action: 'annotation_remove', target: `annotation:${id}` });
  }

  private visible(principal: Principal | undefined): LiveHost[] {
    return this.registry.all().filter((host) => can(principal, 'read', host));
  }

  private find(principal: Principal | undefined, name: string): LiveHost {
    const host = this.registry.findByName(name);
    if (!host || !can(principal, 'read', host)) throw toHostUnknown(name);
    return host;
  }
}

function toAnswer(
  { hostId, ...annotation }: StoredAnnotation,
  names: ReadonlyMap<number, string>,
): Annotation {
  return { ...annotation, host: hostId === null ? null : (names.get(hostId) ?? null) };
}
