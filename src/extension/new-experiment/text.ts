/** @file The text of a new experiment file: what was chosen, and in comments what else there is, with its default. */
import type { DatasetName } from '../../catalog/datasets.js';
import { datasetTable } from '../../catalog/datasets.js';
import type { EngineName } from '../../catalog/engines.js';
import { type MethodName, methodTable } from '../../catalog/methods.js';
import type { ImageSize } from '../../catalog/networks/image-form.js';
import { isNetworkName, networkTable } from '../../catalog/networks/table.js';
import { batchSizeFor, defaults } from '../../configuration/schema/defaults.js';

interface OtherImages {
  /** Height and width, where they are not what the network's row of the table says. */
  readonly imageSize?: readonly [height: number, width: number];
}

export interface Answers {
  /** Absent where the method has no source; a file that describes a network has its weights. */
  readonly source?: { readonly network: string; readonly weights?: string } & OtherImages;
  readonly target: { readonly network: string; readonly width: number } & OtherImages;
  /** The folder is absent where the images come with the program. */
  readonly data: { readonly dataset: DatasetName; readonly folder?: string };
  readonly method: MethodName;
  readonly engine: EngineName;
}

/** What the target takes; a file that was not read is taken for one of large images. */
function imagesOf({ network, imageSize }: Answers['target']): ImageSize {
  const side = isNetworkName(network) ? networkTable[network].imageSize : 224;
  const [height, width] = imageSize ?? [side, side];
  return { height, width };
}

/** `, "image": { "size": 64 }`; '' where it takes what it is made for. */
function sizeText({ network, imageSize }: { readonly network: string } & OtherImages): string {
  if (!imageSize || !isNetworkName(network)) return '';
  const [height, width] = imageSize;
  return `, "image": { "size": ${height === width ? height : JSON.stringify(imageSize)} }`;
}

/** JSON with comments that `parseExperiment` finds no error in. Paths are relative to the file. */
export function experimentText({ source, target, data, method, engine }: Answers): string {
  const row = methodTable[method];
  const q = (value: string | number) => JSON.stringify(value);
  const width = target.width === defaults.width ? '' : `, "width": ${target.width}`;
  const weights = source?.weights === undefined ? '' : `, "weights": ${q(source.weights)}`;
  const folder = data.folder === undefined ? '' : `, "folder": ${q(data.folder)}`;
  const batchSize = batchSizeFor(imagesOf(target));
  const lines = [
    '{',
    ...(source === undefined
      ? []
      : [
          ...comment('Trained networks to learn from; their weights stay as they are.'),
          ...comment('Paths are relative to this file.'),
          `  "sources": [{ "network": ${q(source.network)}${weights}${sizeText(source)} }],`,
        ]),
    ...comment('The network that is trained. "width" is a factor on its channel counts; default 1.'),
    `  "target": { "network": ${q(target.network)}${width}${sizeText(target)} },`,
    ...comment(datasetTable[data.dataset].layout),
    `  "data": { "dataset": ${q(data.dataset)}${folder} },`,
    ...comment(row.description),
    `  "method": ${q(method)},`,
    ...(row.defaultPairs === undefined
      ? []
      : [
          ...comment('Candidate pairs of layers: "single", "one-to-one", "all-to-all", or a list.'),
          ...comment('"L2T: Open Studio" picks them with the mouse.'),
          `  "pairs": ${q(row.defaultPairs)},`,
        ]),
    ...comment(`SGD: learning rate of the first epoch; default ${defaults.optimizer.learningRate}.`),
    `  // "optimizer": { "learningRate": ${defaults.optimizer.learningRate} },`,
    ...comment(`Default: ${defaults.epochs} epochs, ${batchSize} images a step.`),
    `  // "epochs": ${defaults.epochs},`,
    `  // "batchSize": ${batchSize},`,
    ...comment('What computes. "auto" takes the fastest that works here; "L2T: Doctor" shows which do.'),
    `  "engine": ${q(engine)},`,
    ...comment('Where runs are kept, relative to this file.'),
    `  "runs": ${q(defaults.runs)}`,
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** Lines that an editor beside the Studio shows whole. */
function comment(text: string): string[] {
  const lines = text.match(/\S.{0,88}(?=\s|$)/gu) ?? [];
  return lines.map((line) => `  // ${line}`);
}
