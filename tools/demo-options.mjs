import { parseArgs } from 'node:util';

const WHOLE = /^[1-9]\d{0,4}$/;

/** Each option with the largest number that it takes, and what it is without. */
const OPTIONS = { hosts: { most: 10_000, fallback: 24 }, days: { most: 365, fallback: 7 } };

/** What a command line says of the simulated fleet, and what is wrong with it. */
export function readDemoOptions(args) {
  const problems = [];
  const { values, tokens } = parseArgs({
    args,
    options: { hosts: { type: 'string' }, days: { type: 'string' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    const isKnown = token.kind === 'option' && token.rawName.startsWith('--') && token.name in OPTIONS;
    if (!isKnown && token.kind !== 'option-terminator')
      problems.push(`${token.rawName ?? token.value}: only --hosts and --days are known`);
  }
  const read = (name) => {
    const { most, fallback } = OPTIONS[name];
    const text = values[name] ?? String(fallback);
    const given = text === true ? 'no value' : JSON.stringify(text);
    if (!WHOLE.test(text) || Number(text) > most)
      problems.push(`--${name}: given ${given}, expected a whole number from 1 to ${most}`);
    return Number(text);
  };
  return { hosts: read('hosts'), days: read('days'), problems };
}
