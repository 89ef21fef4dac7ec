import { expect, test } from 'vitest';
import { knownRun } from '../../src/extension/studio/known-run.js';

test('a run that lies in no watched folder is refused with what to do', async () => {
  const store = { ready: Promise.resolve(), find: () => undefined };
  await expect(knownRun(store, '/elsewhere/run')).rejects.toMatchObject({
    code: 'editor/unknown-run',
    remedy: expect.stringContaining('l2t.runFolders'),
  });
});
