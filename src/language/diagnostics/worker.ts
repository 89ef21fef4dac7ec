/** @file The thread that reads what takes long: the server answers meanwhile. It ends with its one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDataset, requirePart } from '../../data/dataset.js';
import { summaryOf, trainingImagesText } from '../../data/summary.js';
import { readNetworkContent } from '../../import/learn.js';
import { loadSource, sourceFacts } from '../../networks/weights/source.js';
import { failureOf } from '../../run/folder/failure.js';
import { begun, type Examination, type Finding } from './worker-messages.js';

async function examine(examination: Examination): Promise<Finding> {
  if (examination.kind === 'data') {
    const dataset = await openDataset(examination.choice);
    requirePart(dataset, 'test');
    const summary = summaryOf(dataset);
    return {
      trainingImages: requirePart(dataset, 'train').samples.length,
      ...(summary.smallest ? { smallest: summary.smallest } : {}),
      training: trainingImagesText(summary),
      notes: dataset.folderNotes,
    };
  }
  if (examination.kind === 'network') return { network: await readNetworkContent(examination.file) };
  const { source, method } = examination;
  await loadSource({ ...source, ...(await sourceFacts(source, method)) }, method);
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
