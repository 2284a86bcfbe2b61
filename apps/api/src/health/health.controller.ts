import { readinessSchema, type Readiness as ReadinessAnswer } from '@finwait/contracts';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../auth/access.guard.js';
import { HistoryStore } from '../history/store/history-store.js';
import { Answers } from '../web/answers.js';
import { toReference } from '../web/reference.js';
import { Readiness } from './readiness.js';

@ApiTags('health')
@Controller('health')
@Open()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly history: HistoryStore,
  ) {}

  @Get('live')
  @Answers('The process runs.', readinessSchema)
  readLiveness(): ReadinessAnswer {
    return { ready: true, reason: null };
  }

  @Get('ready')
  @Answers('Snapshots can be taken in and answered; 503 with the reason when not.', readinessSchema)
  @ApiResponse({
    status: 503,
    description: 'Not ready',
    content: { 'application/json': { schema: toReference(readinessSchema) } },
  })
  async readReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessAnswer> {
    const unreadable = await this.history.readFailure();
    const reason = unreadable ?? this.readiness.reason();
    if (reason !== null) reply.status(503);
    return { ready: reason === null, reason };
  }
}
