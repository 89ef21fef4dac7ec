/** @file How old a result is said to be while nothing but time goes on. */
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { CodeLens } from 'vscode-languageserver/node';
import { AgeClock } from '../../src/language/runs/age-clock.js';
import { temporaryFolders } from '../temporary-folders.js';
import { startEditor } from './client.js';
import { addRun, good } from './example-runs.js';

const newFolder = temporaryFolders();

afterEach(() => {
  vi.useRealTimers();
});

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

test.each([
  [0, minute],
  [90_000, 30_000],
  [59.5 * minute, minute / 2],
  [1.25 * hour, 0.75 * hour],
  [25 * hour, 23 * hour],
])('an age of %i milliseconds is out of date in %i', (age, expected) => {
  vi.useFakeTimers();
  const changed = vi.fn();
  new AgeClock(changed).text(Date.now() - age);
  vi.advanceTimersByTime(expected - 1);
  const early = changed.mock.calls.length;
  vi.advanceTimersByTime(1);
  expect([early, changed.mock.calls.length]).toEqual([0, 1]);
});

test('of several ages, the one that is out of date first counts', () => {
  vi.useFakeTimers();
  const changed = vi.fn();
  const clock = new AgeClock(changed);
  for (const age of [day, 1.5 * minute, hour]) clock.text(Date.now() - age);
  vi.advanceTimersByTime(minute / 2);
  expect(changed).toHaveBeenCalledOnce();
});

test('an editor is asked to fetch an age anew when it is out of date', async () => {
  const folder = newFolder();
  const file = join(folder, 'a.l2t.json');
  const metrics = join(await addRun(file), 'metrics.jsonl');
  const almostAMinuteAgo = new Date(Date.now() - minute + 3000);
  await utimes(metrics, almostAMinuteAgo, almostAMinuteAgo);
  const editor = await startEditor({}, { workspace: { codeLens: { refreshSupport: true } } });
  const shown: string[] = [];
  // As an editor does, lenses are asked for only when the server wishes so.
  editor.connection.onRequest('workspace/codeLens/refresh', async () => {
    const lenses = editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri },
    });
    void lenses.then((all) => shown.push(all.map(({ command }) => command?.title).join()));
  });
  const uri = editor.open(file, good);
  await expect.poll(() => shown.at(-1), { timeout: 20_000 }).toContain('1 minute ago');
  await editor.close();
});
