import { readinessSchema, type Readiness as ReadinessAnswer } from '@finwait/contracts';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../auth/access.guard.js';
import { SampleStore } from '../history/sample.store.js';
import { Answers } from '../web/answers.js';
import { Readiness } from './readiness.js';

@ApiTags('health')
@Controller('health')
@Open()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly samples: SampleStore,
  ) {}

  /** The process runs. */
  @Get('live')
  @Answers(readinessSchema)
  live(): ReadinessAnswer {
    return { ready: true, reason: null };
  }

  /** Snapshots can be taken in and answered; 503 with the reason when not. */
  @Get('ready')
  @Answers(readinessSchema, 'storage_unavailable')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessAnswer> {
    const unreadable = await this.samples.readFailure();
    const reason = unreadable ?? this.readiness.reason();
    if (reason !== null) reply.status(503);
    return { ready: reason === null, reason };
  }
}
