import type { Severity } from '@finwait/tcp';

/** The languages that verdicts are written in. */
export const LANGUAGES = ['en', 'zh'] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

interface ReportWords {
  readonly heads: Readonly<Record<'severity' | 'code' | 'hop' | 'setting' | 'value' | 'otherHop', string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly longestSilence: string;
  readonly endedBy: string;
  readonly never: string;
  readonly unknown: string;
  readonly noVerdicts: string;
  readonly notSeen: string;
  readonly asOf: string;
  readonly onlyApiKnows: string;
  readonly source: string;
  /** Before the place of a path in its file, or of a hop in its path. */
  readonly pathAt: string;
  readonly hopAt: string;
  readonly comma: string;
  readonly colon: string;
  readonly thePath: string;
  readonly notJson: string;
  readonly hasNoPath: string;
  readonly moreThanOne: string;
  readonly noPaths: string;
  readonly fine: string;
  readonly listHeads: Readonly<Record<'name' | 'worst' | 'hops' | 'verdicts', string>>;
}

/** What is said of paths beside the texts of their verdicts and faults. */
export const WORDS: Readonly<Record<Language, ReportWords>> = {
  en: {
    heads: {
      severity: 'SEVERITY',
      code: 'CODE',
      hop: 'HOP',
      setting: 'SETTING',
      value: 'VALUE',
      otherHop: 'WITH',
    },
    severities: { error: 'error', warning: 'warning', info: 'info' },
    longestSilence: 'Longest silence',
    endedBy: 'ended by',
    never: 'for ever',
    unknown: 'unknown',
    noVerdicts: 'No verdicts.',
    notSeen: 'not seen',
    asOf: 'as of',
    onlyApiKnows: 'not asked, only the API knows its settings',
    source: 'Source',
    pathAt: 'path',
    hopAt: 'hop',
    comma: ', ',
    colon: ': ',
    thePath: 'the path',
    notJson: 'not JSON',
    hasNoPath: 'has no path',
    moreThanOne: 'more than one path',
    noPaths: 'No paths.',
    fine: 'fine',
    listHeads: { name: 'NAME', worst: 'WORST', hops: 'HOPS', verdicts: 'VERDICTS' },
  },
  zh: {
    heads: {
      severity: '级别',
      code: '代码',
      hop: '节点',
      setting: '设置',
      value: '值',
      otherHop: '相关节点',
    },
    severities: { error: '错误', warning: '警告', info: '提示' },
    longestSilence: '最长静默',
    endedBy: '结束者',
    never: '永久',
    unknown: '未知',
    noVerdicts: '没有发现问题。',
    notSeen: '不可见',
    asOf: '截至',
    onlyApiKnows: '未查询，其设置仅 API 可知',
    source: '依据',
    pathAt: '链路',
    hopAt: '节点',
    comma: '，',
    colon: '：',
    thePath: '链路',
    notJson: '不是 JSON',
    hasNoPath: '没有链路',
    moreThanOne: '不止一条链路',
    noPaths: '没有链路。',
    fine: '正常',
    listHeads: { name: '名称', worst: '最严重', hops: '节点', verdicts: '结论' },
  },
};
