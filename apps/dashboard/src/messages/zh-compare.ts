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
  palette: {
    open: '跳转到主机、状态…',
    found: '匹配项',
    none: '没有匹配项',
    area: '页面',
    setting: '在设置中',
    host: '主机',
    state: '在集群中',
    guide: '在指南中',
    path: '链路',
  },
  export: { picture: 'PNG：{title}', table: 'CSV：{title}' },
  marks: {
    set: '标记',
    text: '发生了什么',
    example: '部署 orders 4.18.2',
    at: '时间',
    save: '添加标记',
  },
};
