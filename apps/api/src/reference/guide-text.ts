import type { States } from '@finwait/contracts';
import type { State } from '@finwait/tcp';

type Entry = States['states'][number];

/** What a reader is told about one state; commands and settings stand between backticks. */
export type GuideText = Readonly<Pick<Entry, 'meaning' | 'waits' | 'cause' | 'normal' | 'look' | 'act'>>;

/** The texts of all states in one language. */
export type GuideTexts = Readonly<Record<State, GuideText>>;

/** What is often told of each state, and wrong. */
export type Corrections = Readonly<Record<State, Entry['corrections']>>;

/** Something a reader has to know beside the states. */
export type GuideTopic = Readonly<States['topics'][number]>;
