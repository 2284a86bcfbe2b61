/** What stands on the fleet page until a host has reported, in English. */
export const enFirstRun = {
  firstRun: {
    title: 'No host has reported yet',
    lead: 'Run this on a host, in a checkout of Finwait. It needs no root, reads socket counts only, and the host appears here within 10 seconds.',
    notYours: 'An operator or admin enrols the first one; it appears here as soon as it reports.',
    makeToken: 'Make a token',
    makeAnother: 'Make another',
    tokenNote: 'The token enrols up to {hosts} hosts and ends at {time}.',
    tokenNeeded: 'The command needs an enrolment token. It is shown once.',
    ready: 'API is ready',
    readyNote: 'it takes snapshots in',
    notReady: 'API is not ready',
    enrol: 'Waiting for an agent to enrol',
    enrolled: '{count, plural, one {# host enrolled} other {# hosts enrolled}}',
    enrolNote: 'listening for {length}',
    snapshot: 'Waiting for the first snapshot',
    snapshotNote: 'one interval after the agent starts',
    trouble:
      'Nothing after a minute? Run it with <code>--once</code>: it prints what it reads and needs no API. Behind a proxy, allow WebSocket upgrades to this address.',
    willCount: 'Will count',
    dash: 'A dash is unknown, not zero. Zero is shown only when a host has counted none.',
    hosts: '{count, plural, one {# host} other {# hosts}}',
  },
};
