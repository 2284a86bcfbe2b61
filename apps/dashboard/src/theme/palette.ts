import { STATE_NAMES, type State } from '@finwait/tcp';

/** `fill` for areas, `line` for strokes of 2 px and less, `ink` for text. */
export type Tone = 'fill' | 'line' | 'ink';

/** The custom property that holds a state's colour in tokens.css. */
export function toToken(state: State, tone: Tone = 'fill'): string {
  const name = `--state-${state.toLowerCase().replaceAll('_', '-')}`;
  return tone === 'fill' ? name : `${name}-${tone}`;
}

/** A state's colour as a CSS value that follows the theme. */
export function toColor(state: State, tone: Tone = 'fill'): string {
  return `var(${toToken(state, tone)})`;
}

/** The order layers lie on each other, from below: the calm mass first, trouble on top. LISTEN and CLOSED are no connections. */
export const STACK_ORDER: readonly State[] = [
  'ESTABLISHED',
  'TIME_WAIT',
  'FIN_WAIT1',
  'FIN_WAIT2',
  'CLOSING',
  'SYN_SENT',
  'SYN_RECV',
  'LAST_ACK',
  'CLOSE_WAIT',
];

const SHORT_NAMES: Readonly<Record<State, string>> = {
  LISTEN: 'LIS',
  SYN_SENT: 'SS',
  SYN_RECV: 'SR',
  ESTABLISHED: 'EST',
  FIN_WAIT1: 'FW1',
  FIN_WAIT2: 'FW2',
  CLOSE_WAIT: 'CW',
  LAST_ACK: 'LA',
  CLOSING: 'CLG',
  TIME_WAIT: 'TW',
  CLOSED: 'CLD',
};

/** The code a state has where its name has no room. */
export function toShortName(state: State): string {
  return SHORT_NAMES[state];
}

/** Every colour a canvas needs, resolved for the theme that is on. */
export interface ChartColors {
  readonly surface: string;
  readonly sunken: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly font: string;
  /** Hosts beside each other, which have no colour of their own. */
  readonly hosts: readonly string[];
  readonly states: Readonly<Record<State, Readonly<Record<Tone, string>>>>;
}

const HOST_TOKENS = ['--host-1', '--host-2', '--host-3', '--host-4', '--host-5', '--host-6'];

/** Reads the colours of the theme that is on. It costs a style computation: once for each change of theme. */
export function readChartColors(root: Element): ChartColors {
  const style = getComputedStyle(root);
  const read = (token: string) => style.getPropertyValue(token).trim();
  return {
    surface: read('--surface'),
    sunken: read('--sunken'),
    line: read('--line'),
    lineStrong: read('--line-strong'),
    ink: read('--ink'),
    ink2: read('--ink-2'),
    ink3: read('--ink-3'),
    font: read('--font'),
    hosts: HOST_TOKENS.map(read),
    states: Object.fromEntries(
      STATE_NAMES.map((state) => [
        state,
        {
          fill: read(toToken(state)),
          line: read(toToken(state, 'line')),
          ink: read(toToken(state, 'ink')),
        },
      ]),
    ) as ChartColors['states'],
  };
}
