/** @file The parts of the experiment file that choose networks. */
import { t } from '@vscode/l10n';
import { Type } from 'typebox';
import { networkNames, networkTable } from '../../catalog/networks/table.js';
import { limits } from '../text/limits.js';
import { defaults } from './defaults.js';
import { choice, count, filePath, matching, object } from './schema-kinds.js';

export const networkSchema = Type.Union(
  [
    choice(networkNames, (name) => networkTable[name].title, t('The architecture.')),
    matching(
      '\\.pt2$',
      t('a .pt2 file'),
      t('A network of your own: a file of torch.export.save, relative to this file.'),
    ),
  ],
  { description: t('The architecture: a name, or a .pt2 file of torch.export.save that describes it.') },
);
export const widthSchema = Type.Number({
  exclusiveMinimum: 0,
  maximum: 8,
  default: defaults.width,
  description: t('Factor on every channel count: 0.25 makes a small, fast network.'),
});
const network = networkSchema;
const width = Type.Optional(widthSchema);
const colors = (description: string) =>
  Type.Optional(Type.Tuple([Type.Number(), Type.Number(), Type.Number()], { description }));
const side = Type.Integer({ minimum: 8, maximum: 4096 });
const image = Type.Optional(
  object(t('The images that the network takes, where they are not what it is made for.'), {
    size: Type.Optional(
      Type.Union([side, Type.Tuple([side, side])], {
        description: t('Pixels: one number for square images, or [height, width].'),
      }),
    ),
    mean: colors(t("What is subtracted of red, green and blue from 0 to 1. Default: ImageNet's.")),
    std: colors(t("What red, green and blue are divided by afterwards. Default: ImageNet's.")),
  }),
);

const shortcut = Type.Optional(
  choice(
    ['projection', 'padding'],
    (name) =>
      name === 'projection'
        ? t('A 1x1 convolution with batch normalization where the shape changes.')
        : t('Every second pixel with zero channels around: no parameters.'),
    t('The shortcuts of a CIFAR ResNet. Default: what the weights say, else "projection".'),
  ),
);

const weights = filePath(
  t('The weight file, relative to this file: .pth, .pth.tar, .pt or .ckpt of PyTorch, or .safetensors.'),
);
export const targetSchema = object(t('The network T that is trained.'), {
  network,
  width,
  image,
  shortcut,
  weights: Type.Optional(
    filePath(
      t(
        'The weight file that the target begins with, relative to this file: .pth, .pt or .ckpt of PyTorch, or .safetensors, such as the best weights of a run. Its last layer is made anew where it has another number of classes. Default: weights drawn by the seed; of a .pt2 file, as "start" says.',
      ),
    ),
  ),
  start: Type.Optional(
    choice(
      ['file', 'redraw'],
      (name) =>
        name === 'file'
          ? t("The file's weights; only the last layer is made anew.")
          : t("Weights drawn anew by the run's seed."),
      t('How a network of a .pt2 file starts.'),
      { default: defaults.start },
    ),
  ),
  dropout: Type.Optional(
    Type.Boolean({
      default: defaults.dropout,
      description: t("Whether the network's dropout and stochastic depth act in training."),
    }),
  ),
});

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
    matching(
      '^[^:]+$',
      t('a text of at most {0} characters without a colon', limits.name),
      t('What pairs and charts call this source. Default: the name of its network.'),
      limits.name,
    ),
  ),
  network,
  width,
  image,
  shortcut,
  weights: Type.Optional(
    Type.Union([weights, object(t('A weight file, and the place in it.'), { file: weights, key })], {
      description: t(
        'The weight file, relative to this file: .pth, .pth.tar, .pt or .ckpt of PyTorch, or .safetensors. Where several networks in it fit: { "file", "key" }. A .pt2 network has weights of its own.',
      ),
    }),
  ),
  classes: count(t('Classes that the source was trained on. Default: read from the weights.')),
});
