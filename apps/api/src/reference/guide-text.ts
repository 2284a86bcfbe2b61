import type { States } from '@finwait/contracts';
import type { State } from '@finwait/tcp';

/** What a reader is told about one state; commands and settings stand between backticks. */
export type GuideText = Readonly<
  Pick<States['states'][number], 'meaning' | 'cause' | 'normal' | 'look' | 'act'>
>;

/** The texts of all states in one language. */
export type GuideTexts = Readonly<Record<State, GuideText>>;
