import type { Socket } from 'socket.io-client';
import { scratchApi, whenConnected } from '../testing/scratch-api.js';

const scratch = scratchApi();

describe('SocketAdapter', () => {
  let viewer: Socket;
  beforeAll(async () => {
    const typed = scratch.connectViewer();
    await whenConnected(typed);
    viewer = typed;
  });

  it('answers whoever asks for an answer', async () => {
    expect(await viewer.emitWithAck('unsubscribe', {})).toEqual({ ok: true });
    expect(await viewer.emitWithAck('subscribe', { fleet: true })).toMatchObject({ ok: true });
  });

  it('takes a message without an answer, and goes on', async () => {
    viewer.emit('subscribe', { fleet: true });
    viewer.emit('unsubscribe');
    expect(await viewer.emitWithAck('unsubscribe')).toEqual({ ok: true });
  });

  it.each([
    ['nothing', []],
    ['several', [{ fleet: true }, { fleet: true }]],
    ['a list', [[{ fleet: true }]]],
  ])('hands on what was sent, to be refused: %s', async (_, sent) => {
    const code = 'request_malformed';
    expect(await viewer.emitWithAck('subscribe', ...sent)).toMatchObject({ ok: false, code });
  });
});
