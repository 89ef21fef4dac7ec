/** @file The connection of a trainer and its clients. */
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { messageConnection } from '../../src/run/control/connection.js';

afterEach(() => void vi.useRealTimers());

test('half a message leaves no timer behind that would keep the process', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const stream = new PassThrough();
  const connection = messageConnection(stream);
  connection.listen();
  stream.write('Content-Length: 100\r\n\r\n{');
  await nextTurn();
  connection.dispose();
  expect(vi.getTimerCount()).toBe(0);
});
