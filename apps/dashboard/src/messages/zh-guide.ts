import type { enGuide } from './en-guide';

/** The texts of the guide page that the API does not serve, in Chinese. */
export const zhGuide: typeof enGuide = {
  guide: {
    index: '指南目录',
    states: '十一种状态',
    topics: '相关知识',
    glyphs: '图形的左半是本机方向，右半是对端方向。实心为打开，空心为已关闭。',
    loading: '正在读取指南',
    meaning: '含义',
    waits: '谁在等谁',
    host: '本机',
    peer: '对端',
    ladder: '时间自上而下。{said}',
    sends: '{by}发送 {text}',
    normal: '正常情况',
    look: '看什么',
    act: '怎么做',
    command: '在主机上查看',
    wrong: '常见误解',
    yours: '你的数字',
    nowFleet: '现在，整个集群',
    vsHour: '较 1 小时前',
    middle: '居中的主机（中位数）',
    mostOn: '最多的是 {host}',
    open: '打开 {host}',
  },
};
