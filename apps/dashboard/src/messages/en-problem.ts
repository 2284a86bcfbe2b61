import { ERRORS } from '@finwait/contracts/protocol';
import { PROBLEM_CODES, toMessages, type ProblemCode } from './problem-codes';

/** What a reader of a panel can do, where the registry tells it to who calls the API or runs an agent. */
const ON_A_PANEL: Partial<Record<ProblemCode, string>> = {
  credentials_missing: 'Sign in with the link that the API prints when it starts.',
  sign_in_throttled: 'Wait for the time named below.',
  sign_in_busy: 'Try again in a moment.',
  too_many_refusals: 'Correct the token, then wait for the time named below.',
  enrolment_refused: 'Make a new token on the hosts page of the settings.',
  host_unknown: 'The fleet page lists every host.',
  user_unknown: 'The users page of the settings lists them all.',
  token_unknown: 'Reload the tokens page; one that ended is not listed.',
  session_unknown: 'One that ended is not listed.',
  enrolment_unknown: 'Reload the hosts page; one that ended is not listed.',
  annotation_unknown: 'Reload the page; one that was removed is not shown.',
  path_unknown: 'Reload the page; one that was deleted is not listed.',
  account_missing: 'Make an account on the users page of the settings and sign in with it.',
  history_busy: 'Try again in a moment.',
  overloaded: 'Try again in a moment.',
  host_not_connected: 'Start the agent, or wait until it is back.',
  api_unreachable:
    'Try again. If it stays, see whether this computer reaches the address of the page; if it does, whoever runs Finwait has to look after the API. Agents keep their snapshots meanwhile.',
};

/** What went wrong and what to do, in English, by the codes of the registry. */
export const enProblem = {
  retry: 'Try again',
  unknown: 'The dashboard failed on this panel',
  titles: toMessages((code) => ERRORS[code].title, PROBLEM_CODES),
  actions: toMessages((code) => ON_A_PANEL[code] ?? ERRORS[code].action, PROBLEM_CODES),
};
