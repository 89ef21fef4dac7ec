/** @file The thread that reads what takes long: the server answers meanwhile. It ends with its one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { describeNetwork } from '../../catalog/networks/describe.js';
import { openDataset, requirePart } from '../../data/dataset.js';
import { loadWeights, readClassCount } from '../../networks/weights/load.js';
import { failureOf } from '../../run/failure.js';
import { begun, type Examination, type Finding } from './worker-messages.js';

async function examine(examination: Examination): Promise<Finding> {
  if (examination.kind === 'data') {
    const dataset = await openDataset(examination.choice);
    requirePart(dataset, 'test');
    return { trainingImages: requirePart(dataset, 'train').samples.length };
  }
  const { file, network } = examination;
  const classes = examination.classes ?? (await readClassCount(file, network.network));
  await loadWeights(file, describeNetwork({ ...network, classes }));
  return {};
}

/** Answers the one question that the thread was started with. */
export async function answer(): Promise<void> {
  parentPort?.postMessage(begun);
  const question: Examination = workerData;
  const finding = await examine(question).catch((thrown: unknown): Finding => {
    const { code, message, remedy } = failureOf(thrown);
    return { error: { code, message, remedy } };
  });
  parentPort?.postMessage(finding);
}
