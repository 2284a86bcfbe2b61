/** Servers and virtual servers of the host page, in English. */
export const enServers = {
  servers: {
    title: 'Servers',
    virtualTitle: 'Virtual servers',
    asked: 'as configured, read {time}; what is set nowhere has the default of the version',
    virtualAsked: 'BIG-IP {version}, read {time}; what is set nowhere has the default of the version',
    listens: 'listens on',
    process: 'process {pid}',
    everywhere: 'all its ways',
    itself: 'answers itself',
    passesOn: 'passes on to',
    off: 'disabled',
    nothingSet: 'no setting of its own',
    check: 'Check as a path',
    checkNamed: 'Check as a path: {name}',
    more: 'Show {count, plural, one {# more way} other {# more ways}}',
    omitted:
      '{count, plural, one {# more way is left out, since the message would be too long} other {# more ways are left out, since the message would be too long}}',
    omittedVirtual: '{count, plural, one {# more virtual server} other {# more virtual servers}}',
    unseen: 'Not seen',
    unseenAll: 'settings',
    unseenVersion: 'version',
    unseenListens: 'where it listens',
    noneSeen: 'The agent could not look for servers.',
    notAllSeen: 'There may be more servers.',
  },
};
