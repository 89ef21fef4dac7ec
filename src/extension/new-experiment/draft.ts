/** @file What has been answered so far, and what is still to be asked because of it. */
import { type DatasetName, datasetTable } from '../../catalog/datasets.js';
import type { EngineName } from '../../catalog/engines.js';
import { type MethodName, methodTable } from '../../catalog/methods.js';
import { isNetworkFile } from '../../catalog/networks/reference.js';
import { isNetworkName, type NetworkName, networkNames, networkTable } from '../../catalog/networks/table.js';
import type { Answers } from './text.js';

export interface Draft {
  readonly method?: MethodName;
  /** A name of the table, or the path of a .pt2 file as the new file names it; so is the target. */
  readonly source?: string;
  readonly weights?: string;
  readonly target?: string;
  readonly width?: number;
  readonly dataset?: DatasetName;
  readonly dataFolder?: string;
  readonly engine?: EngineName;
  /** Absolute path of the new file. */
  readonly file?: string;
}

const uses = ({ method }: Draft) => method && methodTable[method].uses;

export const needsSource = (draft: Draft): boolean => uses(draft) !== 'nothing';

/** A file that describes a network has its weights. */
export const needsWeights = (draft: Draft): boolean =>
  needsSource(draft) && !isNetworkFile(draft.source ?? '');

/** A network of a file is as wide as the file describes it. */
export const needsWidth = (draft: Draft): boolean => needsTarget(draft) && !isNetworkFile(draft.target ?? '');

/** A network that starts from the source's weights is the source's. */
export const needsTarget = (draft: Draft): boolean => uses(draft) !== 'initial-weights';

export const needsFolder = ({ dataset }: Draft): boolean =>
  dataset !== undefined && !datasetTable[dataset].embedded;

/** What the new file may be called: as the folder of its images, or as the data set that has none. */
export function nameFor(draft: Draft): string {
  const folder = needsFolder(draft) ? (draft.dataFolder ?? '').split('/').at(-1) : undefined;
  return folder || (draft.dataset ?? '');
}

/** Networks for images of the source's size: it sees those of the target. Beside a file's, all: they take its size. */
export function targetNetworks(draft: Draft): readonly NetworkName[] {
  const { source } = draft;
  if (source === undefined || !isNetworkName(source) || !needsSource(draft)) return networkNames;
  return networkNames.filter((name) => networkTable[name].imageSize === networkTable[source].imageSize);
}

/** Height of the images that the target is made for; undefined where it is not known. */
export function imageSizeOf(draft: Draft): number | undefined {
  const network = needsTarget(draft) ? draft.target : draft.source;
  return network !== undefined && isNetworkName(network) ? networkTable[network].imageSize : undefined;
}

/** The answers without those that a later one made void; undefined where one is missing. */
export function answersOf(draft: Draft): Answers | undefined {
  const { method, source, weights, dataset, dataFolder, engine } = draft;
  const target = needsTarget(draft) ? draft.target : source;
  const isSourceMissing = source === undefined || (needsWeights(draft) && weights === undefined);
  if (method === undefined || target === undefined || dataset === undefined || engine === undefined) return;
  if ((needsSource(draft) && isSourceMissing) || (needsFolder(draft) && dataFolder === undefined)) return;
  return {
    method,
    engine,
    ...(needsSource(draft) &&
      !isSourceMissing && {
        source: { network: source, ...(needsWeights(draft) && weights !== undefined && { weights }) },
      }),
    target: { network: target, width: needsWidth(draft) ? (draft.width ?? 1) : 1 },
    data: { dataset, ...(needsFolder(draft) && dataFolder !== undefined && { folder: dataFolder }) },
  };
}
