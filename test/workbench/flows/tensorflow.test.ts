/** @file A run that is started from the palette trains on TensorFlow, which the set-up command has fetched. */
import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { useTensorFlow } from '../../engines/tensorflow-storage.js';
import { runFoldersIn } from '../editor/trainers.js';
import { workbenchOfThisFile } from '../flow.js';
import { fillWithExample } from '../workspaces.js';

const patience = { timeout: 120_000, interval: 500 };
const short = { epochs: 2, 'data.imagesPerClass': 2, engine: 'tensorflow' };
const flow = workbenchOfThisFile({
  fill: (workspace) => {
    useTensorFlow();
    fillWithExample(workspace, short);
  },
});

flow('a run started from the palette trains on TensorFlow to its end', async (workbench) => {
  await workbench.editors.open('emoji.l2t.json');
  await workbench.command('L2T: Start L2T run');
  const result = () => `${runFoldersIn(workbench.workspace)[0]}/result.json`;
  await expect.poll(() => existsSync(result()), patience).toBe(true);
  expect(JSON.parse(readFileSync(result(), 'utf8')).engine).toMatchObject({
    name: 'tensorflow',
    version: '2.21.0',
    reason: 'the experiment names it',
  });
});
