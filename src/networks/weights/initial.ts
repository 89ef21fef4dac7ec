/** @file The weights that a target begins with, where its experiment names a file of them. */
import { t } from '@vscode/l10n';
import type { NetworkDescription } from '../../catalog/networks/description.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import { loadWeights, readClassCount } from './load.js';
import { wantedTensors } from './wanted.js';

/**
 * Parameters and running statistics of the file by PyTorch name. Of a file for another number of classes the last layer is left out: it
 * is drawn by the seed. Throws as `loadWeights`.
 */
export async function initialWeights(
  file: string,
  description: NetworkDescription,
): Promise<{ readonly tensors: NamedTensors; readonly notes: readonly string[] }> {
  const classes = await readClassCount(file, description, { classifier: false });
  const isWhole = classes === description.classes;
  const { parameters, statistics, notes } = await loadWeights(file, description, { classifier: isWhole });
  const anew = new Set(isWhole ? [] : wantedTensors(description).classifier.map(({ name }) => name));
  const sentence = isWhole
    ? t('The target begins with the weights of {0}.', file)
    : t(
        'The target begins with the weights of {0}; its last layer is made anew for {1} classes.',
        file,
        description.classes,
      );
  const tensors = [...parameters, ...statistics].filter(([name]) => !anew.has(name));
  return { tensors: new Map(tensors), notes: [...notes, sentence] };
}
