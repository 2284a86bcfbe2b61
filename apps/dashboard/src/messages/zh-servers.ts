import type { enServers } from './en-servers';

/** Servers and virtual servers of the host page, in Chinese. */
export const zhServers: typeof enServers = {
  servers: {
    title: '服务器程序',
    virtualTitle: '虚拟服务器',
    asked: '取自其配置，读取于 {time}；未设置的项为该版本的默认值',
    virtualAsked: 'BIG-IP {version}，读取于 {time}；未设置的项为该版本的默认值',
    listens: '监听',
    process: '进程 {pid}',
    everywhere: '全部通路',
    itself: '自行应答',
    passesOn: '转发至',
    off: '已停用',
    nothingSet: '没有单独设置',
    check: '作为链路检查',
    checkNamed: '作为链路检查：{name}',
    more: '再显示 {count} 条通路',
    omitted: '另有 {count} 条通路因消息过长未上报',
    omittedVirtual: '另有 {count} 个虚拟服务器',
    unseen: '未能看到',
    unseenAll: '设置',
    unseenVersion: '版本',
    unseenListens: '监听地址',
    noneSeen: '代理无法查找服务器程序。',
    notAllSeen: '可能还有其他服务器程序。',
  },
};
