/** @file Which weights of a run are evaluated and exported. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { readNetwork, readRunNetwork } from '../../src/cli/run-weights.js';
import { initialNetwork } from '../../src/networks/initialize.js';
import { writeBest } from '../../src/run/folder/checkpoint.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import type { NamedTensors } from '../../src/tensor/host-tensor.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const target = { network: 'vgg9', width: 1 / 64 } as const;
const network: NamedTensors = initialNetwork(describeNetwork({ ...target, classes: 3 }), 0);

async function runWith(weights: NamedTensors): Promise<string> {
  const run = await createRun(newFolder(), newRun({ target }));
  await writeBest(join(run, runFiles.best), weights, 1);
  return run;
}

test('the best weights of a run are those of its network', async () => {
  const { description } = await readRunNetwork(await runWith(network));
  expect([description.network, description.classes]).toEqual(['vgg9', 3]);
});

test.each([...network.keys()].filter((name) => /bias|running_var/u.test(name)).slice(0, 3))(
  'a network whose %s is not finite is refused, in a run and as a file',
  async (name) => {
    const spoilt = new Map(
      [...network].map(([key, { shape, data }]) => [key, { shape, data: data.slice() }]),
    );
    spoilt.get(name)?.data.set([Number.POSITIVE_INFINITY]);
    const run = await runWith(spoilt);
    const refusal = {
      code: 'weights/not-finite',
      exitCode: 5,
      message: expect.stringContaining(name),
    };
    await expect(readRunNetwork(run)).rejects.toMatchObject(refusal);
    await expect(readNetwork(join(run, runFiles.best), target)).rejects.toMatchObject(refusal);
  },
);
