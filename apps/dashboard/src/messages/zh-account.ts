import type { enAccount } from './en-account';

/** The texts of signing in and of one's account, in Chinese. */
export const zhAccount: typeof enAccount = {
  signIn: {
    title: '登录',
    working: '正在用链接登录',
    name: '用户名',
    password: '密码',
    orToken: '使用管理员令牌',
    orPassword: '使用用户名和密码',
    token: '管理员令牌',
    where:
      '令牌在数据目录的 <code>admin-token</code> 文件中，或为 <code>FINWAIT_BOOTSTRAP_TOKEN</code> 的值。API 启动时或 <code>npm run sign-in</code> 打印的链接无需令牌即可登录。',
    submit: '登录',
  },
  account: {
    firstTitle: '创建账户',
    firstLead: '链接只能用一次。设置用户名和密码后即可再次登录。',
    name: '用户名',
    nameHint: '小写字母、数字和 . _ @ + -',
    password: '新密码',
    passwordHint: '至少 12 个字符，种类不限',
    current: '当前密码',
    make: '创建账户',
    later: '以后再说',
    who: '当前登录',
    nobody: '没有账户的管理员',
    bySecret: '凭管理员令牌',
    byLink: '凭一次性链接',
    until: '至 {time}',
    passwordTitle: '密码',
    change: '更改密码',
    changed: '密码已更新，你的其他会话均已结束。',
    setTitle: '设置密码',
    setLead: '链接只能用一次。设置密码后即可再次登录。',
    set: '设置密码',
  },
};
