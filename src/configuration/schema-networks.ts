/** @file The parts of the experiment file that choose networks. */
import { t } from '@vscode/l10n';
import { Type } from 'typebox';
import { networkNames, networkTable } from '../catalog/networks/table.js';
import { defaults } from './defaults.js';
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

const weights = filePath(
  t('The weight file, relative to this file: .pth, .pth.tar, .pt or .ckpt of PyTorch, or .safetensors.'),
);
const key = Type.Optional(
  Type.String({
    minLength: 1,
    description: t(
      'Where in the file the weights lie: the beginning of their names, such as "model_ema" or "state_dict.teacher". Default: wherever they fit.',
    ),
  }),
);

export const sourceSchema = object(t('A trained network S to learn from; its weights stay as they are.'), {
  name: Type.Optional(
    Type.String({
      pattern: '^[^:]+$',
      description: t('What pairs and charts call this source. Default: the name of its network.'),
    }),
  ),
  network,
  width,
  weights: Type.Union([weights, object(t('A weight file, and the place in it.'), { file: weights, key })], {
    description: t(
      'The weight file, relative to this file: .pth, .pth.tar, .pt or .ckpt of PyTorch, or .safetensors. Where several networks in it fit: { "file", "key" }.',
    ),
  }),
  classes: count(t('Classes that the source was trained on. Default: read from the weights.')),
});
