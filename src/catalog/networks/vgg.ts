/** @file VGG with batch normalization (Simonyan and Zisserman), as in torchvision, with its parameter names. */
import type { Channels, NetworkBuilder, Value } from './builder.js';
import { type Initialization, kaimingNormal, zeros } from './initialization.js';

const widths = [64, 128, 256, 512, 512];
const hidden = 4096;
const pooledSize = 7;
const initialization: Initialization = { kind: 'normal', deviation: 0.01 };

/** @param convolutions of each of the five stages, each of which a pool ends. */
export function vgg(
  network: NetworkBuilder,
  convolutions: readonly number[],
  channels: Channels,
  classes: number,
): Value {
  let x = network.image;
  let moduleIndex = 0;
  const module = () => `features.${moduleIndex++}`;
  convolutions.forEach((count, stage) => {
    for (let layer = 0; layer < count; layer++) {
      const outputs = channels(widths[stage] ?? 0);
      const filters = {
        outputs,
        kernel: 3,
        stride: 1,
        padding: 1,
        initialization: kaimingNormal(3, outputs),
      };
      x = network.convolution(x, { name: module(), bias: true, ...filters });
      x = network.relu(network.batchNormalization(x, module()), module());
    }
    x = network.maxPool(x, 2, 2, 0, module());
  });
  x = network.flatten(network.adaptiveAveragePool(x, pooledSize, 'avgpool'));
  const linear = (name: string, outputs: number) =>
    network.linear(x, { name, outputs, initialization, biasInitialization: zeros });
  for (const first of [0, 3]) {
    x = network.relu(linear(`classifier.${first}`, channels(hidden)), `classifier.${first + 1}`);
    x = network.dropout(x, 0.5, `classifier.${first + 2}`);
  }
  return linear('classifier.6', classes);
}
