import {
  HOP_KINDS,
  toLengthText,
  toSourceText,
  type Path,
  type PathReport,
  type Severity,
  type Verdict,
} from '@finwait/tcp';
import { paint, toPlain, type Style } from '../output/style.js';
import { toTable, type TableColumn } from '../output/table.js';
import { toLines } from '../output/text-width.js';
import { WORDS, type Language } from './path-report-words.js';

/** Where a report is shown. */
export interface ReportSpace {
  readonly language: Language;
  readonly width: number;
  readonly hasColour: boolean;
}

const TITLES = new Map(HOP_KINDS.map(({ kind, title }) => [kind, title]));
const STYLES: Readonly<Record<Severity, Style | null>> = { error: 'red', warning: 'yellow', info: null };
const INDENT = '    ';

/** What people call a hop, after its place: `1 nginx`. */
export function toHopName({ hops }: Path, at: number | null, language: Language): string {
  const hop = at === null ? undefined : hops[at];
  return hop === undefined ? '-' : `${at} ${hop.name ?? TITLES.get(hop.kind)?.[language] ?? hop.kind}`;
}

/** A report for people: the hops, the longest silence, and each verdict with its reason and what to do. */
export function toReportText(name: string, path: Path, report: PathReport, space: ReportSpace): string {
  const { protocol, longestSilence, verdicts } = report;
  const { seconds } = longestSilence;
  const { language } = space;
  const words = WORDS[language];
  const length = typeof seconds === 'number' ? toLengthText(seconds)[language] : words[seconds];
  const hops = path.hops.map((_, at) => toHopName(path, at, language)).join(' → ');
  const ends =
    longestSilence.hop === null ? '' : `, ${words.endedBy} ${toHopName(path, longestSilence.hop, language)}`;
  const lines = [
    ...toParagraph(`${name} (${protocol}): ${hops}`, '', 'bold', space),
    ...toParagraph(`${words.longestSilence}: ${length}${ends}`, '', null, space),
    ...(verdicts.length === 0 ? [words.noVerdicts] : ['', ...toVerdictLines(path, verdicts, space)]),
  ];
  return `${lines.join('\n')}\n`;
}

function toVerdictLines(path: Path, verdicts: readonly Verdict[], space: ReportSpace): string[] {
  const { language, width, hasColour } = space;
  const { heads, severities } = WORDS[language];
  const column = (head: string, toCell: (verdict: Verdict) => string, least?: number): TableColumn => {
    return { head, align: 'left', cells: verdicts.map(toCell), ...(least !== undefined && { least }) };
  };
  const columns = [
    column(heads.severity, ({ severity }) => severities[severity]),
    column(heads.code, ({ code }) => code),
    column(heads.hop, ({ hop }) => toHopName(path, hop, language), 8),
    column(heads.setting, ({ setting }) => setting ?? '-', 12),
    column(heads.value, ({ value }) => value ?? '-', 6),
    column(heads.otherHop, ({ otherHop }) => toHopName(path, otherHop, language), 8),
  ];
  const toStyle = (row: number) => STYLES[verdicts[row]?.severity ?? 'info'];
  const [head = '', ...rows] = toTable(columns, { width, hasColour, toStyle }).lines;
  const explained = verdicts.flatMap(({ reason, suggestion, source }, row) => [
    rows[row] ?? '',
    ...toParagraph(reason[language], INDENT, null, space),
    ...toParagraph(`→ ${suggestion[language]}`, INDENT, null, space),
    ...toParagraph(`${WORDS[language].source}: ${toSourceText(source)[language]}`, INDENT, 'dim', space),
  ]);
  return [head, ...explained];
}

function toParagraph(text: string, indent: string, style: Style | null, space: ReportSpace): string[] {
  return toLines(toPlain(text), Math.max(20, space.width - indent.length)).map((line) => {
    return indent + (style !== null && space.hasColour ? paint(line, style) : line);
  });
}
