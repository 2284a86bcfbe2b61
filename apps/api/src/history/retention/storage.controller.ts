import { storageSchema, type Storage } from '@finwait/contracts';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../../auth/access.guard.js';
import { CONFIG, type Config } from '../../config.js';
import { Answers } from '../../web/answers.js';
import { Sealing } from '../sealing.js';
import { HistoryStore } from '../store/history-store.js';
import { RemovalStore } from './removal.store.js';

@ApiTags('administration')
@Controller('api/v1/storage')
@Requires('administer')
export class StorageController {
  constructor(
    private readonly kept: RemovalStore,
    private readonly history: HistoryStore,
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
    // A floor is raised before anything below it goes: read the other way round, an answer never tells of a removal without its floor.
    const removals = await this.kept.readRemovals();
    const tiers = await this.kept.readTiers();
    return {
      ...(await this.kept.readSize()),
      maxBytes: maxBytes ?? null,
      overBytes: this.sealing.overBytes ?? null,
      tooOld: this.history.tooOld,
      tiers: tiers.map((tier) => ({ ...tier, keepMs: toLength(keepMs[tier.tier]) })),
      removals,
    };
  }
}

function toLength(ms: number): number | null {
  return ms === Infinity ? null : ms;
}
