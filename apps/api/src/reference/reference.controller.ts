import {
  columnsSchema,
  statesQuerySchema,
  statesSchema,
  type Columns,
  type States,
  type StatesQuery,
} from '@finwait/contracts';
import { COLUMNS } from '@finwait/tcp';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/access.guard.js';
import { Answers } from '../web/answers.js';
import { RarelyChanges } from '../web/caching.js';
import { toGuide } from './guide.js';

@ApiTags('reference')
@Controller('api/v1')
@Requires('read')
export class ReferenceController {
  @Get('columns')
  @RarelyChanges()
  @Answers(
    'Every stored column in wire order: what follows `seq, takenAt, flags` in an uplink row.',
    columnsSchema,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  listColumns(): Columns {
    return { columns: COLUMNS.map((column) => ({ ...column })) };
  }

  @Get('states')
  @RarelyChanges()
  @Answers(
    "The guide: each state's meaning, cause, what is normal, what to look at and what to do.",
    statesSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  readStates(@Query({ schema: statesQuerySchema }) { lang }: StatesQuery): States {
    return toGuide(lang);
  }
}
