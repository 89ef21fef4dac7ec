import { expect, test } from 'vitest';
import { knownRun } from '../../src/extension/studio/known-run.js';
import { summary } from '../extension/runs.js';

test('a run that lies in no watched folder is refused with what to do', async () => {
  const store = { ready: Promise.resolve(), find: () => undefined, refresh: async () => undefined };
  await expect(knownRun(store, '/elsewhere/run')).rejects.toMatchObject({
    code: 'editor/unknown-run',
    remedy: expect.stringContaining('l2t.runFolders'),
  });
});

test('a run that has just been made is looked for once more', async () => {
  let isSeen = false;
  const made = summary({ folder: '/w/runs/new' });
  const store = {
    ready: Promise.resolve(),
    find: () => (isSeen ? made : undefined),
    refresh: async () => {
      isSeen = true;
    },
  };
  expect(await knownRun(store, '/w/runs/new')).toBe(made);
});
