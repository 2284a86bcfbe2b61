import type { enFirstRun } from './en-first-run';

/** What stands on the fleet page until a host has reported, in Chinese. */
export const zhFirstRun: typeof enFirstRun = {
  firstRun: {
    title: '还没有主机上报',
    lead: '在一台主机的 Finwait 目录中运行以下命令。它不需要 root，只读取套接字计数；主机会在 10 秒内出现在这里。',
    notYours: '由操作员或管理员登记第一台；主机开始上报后会立即显示在此。',
    makeToken: '生成令牌',
    makeAnother: '再生成一个',
    tokenNote: '此令牌最多登记 {hosts} 台主机，{time} 失效。',
    tokenNeeded: '命令需要一个登记令牌，令牌只显示一次。',
    ready: 'API 已就绪',
    readyNote: '可以接收快照',
    notReady: 'API 未就绪',
    enrol: '等待代理登记',
    enrolled: '已登记 {count, plural, other {# 台主机}}',
    enrolNote: '已等待 {length}',
    snapshot: '等待第一个快照',
    snapshotNote: '代理启动后一个间隔之内',
    trouble:
      '一分钟后仍无数据？加上 <code>--once</code> 运行：它只打印读到的内容，不需要 API。若经过代理服务器，请允许到此地址的 WebSocket 升级。',
    willCount: '将统计',
    dash: '短横表示未知，不是零。只有主机数到没有时才显示零。',
    hosts: '{count, plural, other {# 台主机}}',
  },
};
