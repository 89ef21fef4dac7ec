/** @file The parts of the experiment file that choose networks. */
import { Type } from 'typebox';
import { networkNames, networkTable } from '../catalog/networks/table.js';
import { defaults } from './defaults.js';
import { choice, count, filePath, object } from './schema-kinds.js';

const network = choice(networkNames, (name) => networkTable[name].title, 'The architecture.');
const width = Type.Optional(
  Type.Number({
    exclusiveMinimum: 0,
    maximum: 8,
    default: defaults.width,
    description: 'Factor on every channel count: 0.25 makes a small, fast network.',
  }),
);

export const targetSchema = object('The network T that is trained.', { network, width });

export const sourceSchema = object('A trained network S to learn from; its weights stay as they are.', {
  name: Type.Optional(
    Type.String({
      pattern: '^[^:]+$',
      description: 'What pairs and charts call this source. Default: the name of its network.',
    }),
  ),
  network,
  width,
  weights: filePath(
    'The weight file, relative to this file: .pth, .pth.tar or .pt of PyTorch, or .safetensors.',
  ),
  classes: count('Classes that the source was trained on. Default: read from the weights.'),
});
