/** @file The parts of the experiment file that choose networks. */
import { t } from '@vscode/l10n';
import { Type } from 'typebox';
import { networkNames, networkTable } from '../catalog/networks/table.js';
import { defaults } from './defaults.js';
import { limits } from './limits.js';
import { choice, count, filePath, object } from './schema-kinds.js';

const network = choice(networkNames, (name) => networkTable[name].title, t('The architecture.'));
const width = Type.Optional(
  Type.Number({
    exclusiveMinimum: 0,
    maximum: 8,
    default: defaults.width,
    description: t('Factor on every channel count: 0.25 makes a small, fast network.'),
  }),
);

export const targetSchema = object(t('The network T that is trained.'), { network, width });

export const sourceSchema = object(t('A trained network S to learn from; its weights stay as they are.'), {
  name: Type.Optional(
    Type.String({
      pattern: '^[^:]+$',
      maxLength: limits.name,
      description: t('What pairs and charts call this source. Default: the name of its network.'),
    }),
  ),
  network,
  width,
  weights: filePath(
    t('The weight file, relative to this file: .pth, .pth.tar or .pt of PyTorch, or .safetensors.'),
  ),
  classes: count(t('Classes that the source was trained on. Default: read from the weights.')),
});
