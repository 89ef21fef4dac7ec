/** @file The thread that reads what takes long: the server answers meanwhile. It ends with its one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { requireNetwork } from '../../configuration/network-description.js';
import { openDataset, requirePart } from '../../data/dataset.js';
import { readNetworkContent } from '../../import/learn.js';
import { describedNetwork } from '../../networks/open.js';
import { loadWeights, readClassCount } from '../../networks/weights/load.js';
import { failureOf } from '../../run/failure.js';
import type { Examination, Finding } from './worker-messages.js';

async function examine(examination: Examination): Promise<Finding> {
  if (examination.kind === 'data') {
    const dataset = await openDataset(examination.choice);
    requirePart(dataset, 'test');
    return { trainingImages: requirePart(dataset, 'train').samples.length };
  }
  if (examination.kind === 'network') return { network: await readNetworkContent(examination.file) };
  const { file, network } = examination;
  const described = await describedNetwork(network);
  const classes = examination.classes ?? (await readClassCount(file, described));
  await loadWeights(file, requireNetwork(network, classes));
  return {};
}

/** Answers the one question that the thread was started with. */
export async function answer(): Promise<void> {
  const question: Examination = workerData;
  const finding = await examine(question).catch((thrown: unknown): Finding => {
    const { code, message, remedy } = failureOf(thrown);
    return { error: { code, message, remedy } };
  });
  parentPort?.postMessage(finding);
}
