import { toLengthText, type Path, type PathReport, type Verdict } from '@finwait/tcp';
import { paint, toPlain, type Style } from '../output/style.js';

/** The language of reasons and suggestions. */
export type Language = 'en' | 'zh';

const STYLES: Readonly<Record<Verdict['severity'], Style>> = { error: 'red', warning: 'yellow', info: 'dim' };

/** A report for people: a line on the whole, then each verdict with reason and suggestion. */
export function toReportText(path: Path, report: PathReport, language: Language, hasColour: boolean): string {
  const { verdicts, longestSilence } = report;
  const count = (severity: Verdict['severity']) => verdicts.filter((one) => one.severity === severity).length;
  const { seconds, hop } = longestSilence;
  const length = typeof seconds === 'number' ? toLengthText(seconds)[language] : seconds;
  const ended = hop === null ? '' : `, ended by ${toHopName(path, hop)}`;
  const head = `${path.name ?? 'path'}: ${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes; a client may be silent for ${length}${ended}`;
  return `${[head, ...verdicts.flatMap((verdict) => toVerdictLines(path, verdict, language, hasColour))].map(toPlainLine).join('\n')}\n`;
}

function toVerdictLines(path: Path, verdict: Verdict, language: Language, hasColour: boolean): string[] {
  const { severity, code, hop, setting, value, reason, suggestion, source } = verdict;
  const about = setting === null ? '' : `: ${setting}${value === null ? '' : ` = ${value}`}`;
  const label = `${severity.padEnd(7)} ${code}`;
  return [
    '',
    `${hasColour ? paint(label, STYLES[severity]) : label}  hop ${hop} ${toPlain(toHopName(path, hop))}${toPlain(about)}`,
    `        ${toPlain(reason[language])}`,
    `        → ${toPlain(suggestion[language])}`,
    `        ${source}`,
  ];
}

function toHopName(path: Path, hop: number): string {
  return path.hops[hop]?.name ?? path.hops[hop]?.kind ?? '';
}

function toPlainLine(line: string): string {
  return line.trimEnd();
}
