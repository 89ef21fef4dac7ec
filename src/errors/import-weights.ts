/** @file Errors of single weights in network files. They name the weight by its name in the state_dict. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('import', ExitCode.weights);
const again = () => t('Export the network again, or copy the file again.');
const brackets = (shape: readonly unknown[]) => `[${shape.join(', ')}]`;

export const importWeightErrors = {
  weightMissing: (file: string, weight: string, entry: string) =>
    error(
      'weight-missing',
      t('The weight {0} is missing: {1} has no entry {2}.', weight, file, entry),
      again(),
    ),
  weightAbsent: (file: string, weight: string) =>
    error(
      'weight-missing',
      t('The weight {0}, which the graph of {1} names, is not in the file.', weight, file),
      again(),
    ),
  weightOutside: (file: string, weight: string) =>
    error(
      'weight-outside',
      t(
        'The weight {0} of {1} does not lie inside its entry: its size, strides or offset are wrong.',
        weight,
        file,
      ),
      again(),
    ),
  weightDiffers: (file: string, weight: string, listed: readonly unknown[], graph: readonly unknown[]) =>
    error(
      'weight-differs',
      t(
        'The weight {0} of {1} is {2}, and its graph needs {3}.',
        weight,
        file,
        brackets(listed),
        brackets(graph),
      ),
      again(),
    ),
  weightPickled: (file: string, weight: string) =>
    error(
      'weight-pickled',
      t(
        'The weight {0} of {1} is pickled (a tensor subclass or a quantized one), which is not read.',
        weight,
        file,
      ),
      t('Export the network with ordinary tensors: not quantized, without tensor subclasses.'),
    ),
  weightType: (file: string, weight: string, type: number) =>
    error(
      'weight-type',
      t('The weight {0} of {1} has numbers of a type that is not read (ScalarType {2}).', weight, file, type),
      t('Convert the network with model.float() before it is exported.'),
    ),
};
