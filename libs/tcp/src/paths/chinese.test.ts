import { chinese, closeUp } from './chinese.js';

describe('a Chinese sentence with names in it', () => {
  it.each([
    ['nginx', 'HAProxy', 'nginx 与 HAProxy 的设置 idle 无效'],
    ['客户端', '服务器', '客户端与服务器的设置 idle 无效'],
    ['客户端', 'nginx', '客户端与 nginx 的设置 idle 无效'],
    ['Linux 主机', 'Node.js 服务器', 'Linux 主机与 Node.js 服务器的设置 idle 无效'],
    ['nginx（主）', '防火墙或 NAT', 'nginx（主）与防火墙或 NAT 的设置 idle 无效'],
    ['核心 路由', 'a', '核心 路由与 a 的设置 idle 无效'],
  ])('has spaces beside Latin names alone: %s, %s', (one, other, said) => {
    expect(chinese`${one} 与 ${other} 的设置 ${'idle'} 无效`).toBe(said);
  });

  it('keeps the space before a figure, and what has no names', () => {
    expect(chinese`在 ${5} 秒后`).toBe('在 5 秒后');
    expect(chinese`没有 名称`).toBe('没有 名称');
  });
});

describe('a sentence that has its names', () => {
  it('is closed up beside Chinese ones', () => {
    expect(closeUp('TIME_WAIT 在 服务器，60 秒', ['服务器'])).toBe('TIME_WAIT 在服务器，60 秒');
    expect(closeUp('nginx 会一直复用 服务器 已关闭的连接', ['nginx', '服务器'])).toBe(
      'nginx 会一直复用服务器已关闭的连接',
    );
  });

  it('stays as it is in English, and without names', () => {
    expect(closeUp('Server ends it after 5 s', ['Server', ''])).toBe('Server ends it after 5 s');
    expect(closeUp('没有 名称', [])).toBe('没有 名称');
  });
});
