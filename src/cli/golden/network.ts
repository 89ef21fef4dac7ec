/** @file A network file as golden cases use it: the whole network with its own classes and tensors, and its stages. */
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { type Static, Type } from 'typebox';
import { findFeature, type NetworkDescription } from '../../catalog/networks/description.js';
import { goldenErrors } from '../../errors/golden.js';
import { openNetworkFile } from '../../import/network-file.js';
import { type NamedTensors, sameShape } from '../../tensor/host-tensor.js';
import type { CaseFile } from './case-file.js';

const size = Type.Integer({ minimum: 1 });

/** Channels, height, width. */
export const mapForm = Type.Tuple([size, size, size]);

/** A map of a module: how the module returns it, and its shape as (C, H, W). */
export const stageMap = Type.Object({ layout: Type.String(), shape: mapForm });

export interface GoldenNetwork {
  readonly description: NetworkDescription;
  /** Parameters, running statistics and constants by PyTorch name. */
  readonly tensors: NamedTensors;
}

/** The network of a file beside the case. @throws StudioError what is wrong with the file. */
export async function readGoldenNetwork({ folder }: CaseFile, file: string): Promise<GoldenNetwork> {
  const opened = await openNetworkFile(join(folder, file));
  try {
    return { description: opened.describe(), tensors: await opened.readTensors() };
  } finally {
    await opened.close();
  }
}

/** @throws StudioError `golden/broken-case` where a module has no map, or one of another shape. */
export function requireStage(
  { name }: CaseFile,
  description: NetworkDescription,
  path: string,
  { shape }: Static<typeof stageMap>,
): void {
  const { network } = description;
  const feature = findFeature(description, path);
  if (!feature) throw goldenErrors.brokenCase(name, t('{0} has no feature layer {1}', network, path));
  if (!sameShape(feature.shape, shape))
    throw goldenErrors.brokenCase(
      name,
      t('{0} of {1} is {2}, not {3}', path, network, feature.shape.join('x'), shape.join('x')),
    );
}
