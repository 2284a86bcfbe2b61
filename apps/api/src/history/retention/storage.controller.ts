import { storageSchema, type Storage } from '@finwait/contracts';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../../auth/access.guard.js';
import { CONFIG, type Config } from '../../config.js';
import { Answers } from '../../web/answers.js';
import { HistoryWriter } from '../history-writer.js';
import { Sealing } from '../sealing.js';
import { RemovalStore } from './removal.store.js';

@ApiTags('administration')
@Controller('api/v1/storage')
@Requires('administer')
export class StorageController {
  constructor(
    private readonly store: RemovalStore,
    private readonly writer: HistoryWriter,
    private readonly sealing: Sealing,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Answers(
    'What the history takes on the disk by tier, how long each is kept, and what was removed when and why.',
    storageSchema,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  async readStorage(): Promise<Storage> {
    const { keepMs, maxBytes } = this.config.retention;
    const tiers = await this.store.readTiers();
    return {
      ...(await this.store.readSize()),
      maxBytes: maxBytes ?? null,
      overBytes: this.sealing.overBytes ?? null,
      tooOld: this.writer.tooOld,
      tiers: tiers.map((tier) => ({ ...tier, keepMs: toLength(keepMs[tier.tier]) })),
      removals: await this.store.readRemovals(),
    };
  }
}

function toLength(ms: number): number | null {
  return ms === Infinity ? null : ms;
}
