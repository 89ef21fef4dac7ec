/** @file Who says hello while the trainer has no time to listen. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { createMessageConnection } from 'vscode-jsonrpc/node';
import { requests } from '../../src/run/control/protocol.js';
import { protocolVersion } from '../../src/run/folder/version.js';
import { Control } from '../../src/trainer/control.js';
import { ControlServer } from '../../src/trainer/control-server.js';

afterEach(() => void vi.useRealTimers());

/** A client that a server has let in and that has said nothing yet. */
async function guest() {
  const path = join(tmpdir(), `l2t-${randomUUID()}.socket`);
  const control = new Control(() => ({ iteration: 0, epoch: 0, iterationsPerEpoch: 1, epochs: 1 }));
  const welcomed = vi.spyOn(control, 'welcome');
  const server = await ControlServer.listen({
    path,
    secret: 'secret',
    control,
    onRecord: () => () => undefined,
  });
  const socket = createConnection(path);
  onTestFinished(async () => {
    socket.destroy();
    await server.close();
  });
  await once(socket, 'connect');
  while (welcomed.mock.calls.length === 0) await nextTurn();
  const connection = createMessageConnection(socket, socket);
  connection.listen();
  return { socket, connection };
}

test('who has said hello is not let go where the trainer had no time to hear it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { connection } = await guest();
  const answer = connection.sendRequest(requests.hello, { protocolVersion, secret: 'secret' });
  // What holds the thread for so long lets timers come before what was said.
  vi.advanceTimersToNextTimer();
  expect(await answer).toMatchObject({ protocolVersion });
});

test('who says nothing is let go', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { socket } = await guest();
  const closed = once(socket, 'close');
  vi.advanceTimersByTime(60_000);
  await closed;
});
