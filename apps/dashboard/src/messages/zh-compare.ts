import type { enCompare } from './en-compare';

/** The texts of the compare page in Chinese. */
export const zhCompare: typeof enCompare = {
  compare: {
    title: '对比',
    state: '对比的状态',
    add: '添加主机',
    remove: '移除 {host}',
    dayChoice: '一天前',
    weekChoice: '一周前',
    day: '{host}，一天前',
    week: '{host}，一周前',
    tag: '标签的中位数',
    noTag: '不含标签',
    middle: '{tag} 的中位数',
    empty: '请选择主机。最多六台并列；第一台还可以和自己的过去对比。',
    line: '曲线',
    now: '当前',
    cursor: '光标处',
    summary: '{state} 随时间变化：{lines}',
  },
};
