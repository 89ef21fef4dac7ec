/** @file Clients of the control socket that say nothing, too much, or what makes no sense. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createMessageConnection } from 'vscode-jsonrpc/node';
import { protocolVersion } from '../../src/run/folder/version.js';
import { Control } from '../../src/trainer/control.js';
import { ControlServer } from '../../src/trainer/control-server.js';

/** A server, and a way to come to it. */
async function served() {
  const path =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\l2t-${randomUUID()}`
      : join(tmpdir(), `l2t-${randomUUID()}.socket`);
  const control = new Control(() => ({ iteration: 0, epoch: 0, iterationsPerEpoch: 1, epochs: 1 }));
  const server = await ControlServer.listen({
    path,
    secret: 'secret',
    control,
    onRecord: () => () => undefined,
  });
  const sockets: Socket[] = [];
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await server.close();
  });
  return async () => {
    const socket = createConnection(path);
    sockets.push(socket);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
}

function speaking(socket: Socket) {
  const connection = createMessageConnection(socket, socket);
  connection.listen();
  const hello = () => connection.sendRequest('hello', { protocolVersion, secret: 'secret' });
  return { connection, hello };
}

test('however many are silent, who says hello is let in', async () => {
  const come = await served();
  const silent: Socket[] = [];
  for (let guest = 0; guest < 300; guest++) silent.push(await come());
  expect(await speaking(await come()).hello()).toMatchObject({ protocolVersion });
  await expect.poll(() => silent.filter((socket) => !socket.destroyed).length).toBeLessThan(64);
});

test('who knows the secret is not let go for those who are silent', async () => {
  const come = await served();
  const { hello, connection } = speaking(await come());
  await hello();
  for (let guest = 0; guest < 300; guest++) await come();
  const paused = connection.sendRequest('saliency', {});
  await expect(paused).rejects.toMatchObject({ data: { code: 'run/malformed-request' } });
});

test('who sends much before hello is let go', async () => {
  const socket = await (await served())();
  const closed = once(socket, 'close');
  socket.write(`Content-Length: 9999999999\r\n\r\n${'x'.repeat(100_000)}`);
  await closed;
});

const hellos = [null, 3, 'secret', [], {}, { secret: null }, { secret: ['secret'] }, { secret: 7 }];
test.each(hellos)('a hello of %j is refused, and no defect', async (said) => {
  const { connection } = speaking(await (await served())());
  await expect(connection.sendRequest('hello', said)).rejects.toMatchObject({
    data: { code: 'run/refused' },
  });
});

const saliencies = [
  null,
  {},
  { pair: '0', images: [0] },
  { pair: 0, images: null },
  { pair: -1, images: [0] },
  { pair: 0.5, images: [0] },
  { pair: 0, images: ['0'] },
  { pair: 0, images: [-1] },
  { pair: 0, images: { length: 1e9 } },
  { pair: 0, images: Array.from({ length: 5000 }, () => 0) },
];
test.each(saliencies)('a request for maps of %j is named as malformed, and no defect', async (said) => {
  const { connection, hello } = speaking(await (await served())());
  await hello();
  await expect(connection.sendRequest('saliency', said)).rejects.toMatchObject({
    data: { code: 'run/malformed-request', exitCode: 2 },
  });
});

test.each(['nonsense\r\n\r\n', 'Content-Length: x\r\n\r\n', 'Content-Length: 3\r\n\r\n{{{'])(
  'after %j others are served',
  async (said) => {
    const come = await served();
    (await come()).write(said);
    expect(await speaking(await come()).hello()).toMatchObject({ protocolVersion });
  },
);
