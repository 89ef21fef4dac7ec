/** @file One size of images for both networks: one of the table takes that of the file beside it. */
import { resolve } from 'node:path';
import { isNetworkFile } from '../../catalog/networks/reference.js';
import { isNetworkName, networkTable } from '../../catalog/networks/table.js';
import { knownNetworkFile } from '../../import/known-files.js';
import { learnNetworkFiles } from '../../import/learn.js';
import type { Answers } from './text.js';

type Size = readonly [height: number, width: number];

/** What a network is made for; undefined of a file that describes none. @param folder that its path starts from. */
async function ownSize(network: string, folder: string): Promise<Size | undefined> {
  if (isNetworkName(network)) return [networkTable[network].imageSize, networkTable[network].imageSize];
  if (!isNetworkFile(network)) return undefined;
  const file = resolve(folder, network);
  await learnNetworkFiles([file]);
  const image = knownNetworkFile(file)?.describe()?.image;
  return image && [image.height, image.width];
}

const same = (left: Size | undefined, right: Size | undefined): boolean => String(left) === String(right);

/** The answers with the size that a network takes where it is not its own. */
export async function withImageSizes(answers: Answers, folder: string): Promise<Answers> {
  const { source, target } = answers;
  const ofTarget = await ownSize(target.network, folder);
  const ofSource = source && (await ownSize(source.network, folder));
  if (!source || !ofSource || !ofTarget || same(ofSource, ofTarget)) {
    return isNetworkFile(target.network) && ofTarget
      ? { ...answers, target: { ...target, imageSize: ofTarget } }
      : answers;
  }
  // The file has the say, and of two files the check of the experiment.
  return isNetworkFile(target.network)
    ? { ...answers, source: { ...source, imageSize: ofTarget }, target: { ...target, imageSize: ofTarget } }
    : { ...answers, target: { ...target, imageSize: ofSource } };
}
