/** @file ResNets of bottleneck blocks (He et al.), wide (Zagoruyko and Komodakis) and grouped (Xie et al.), as in torchvision. */
import { resnetConvolution, resnetHead, shortcut } from './basic-block.js';
import type { Channels, NetworkBuilder, Value } from './builder.js';

export interface BottleneckForm {
  /** Number of blocks of each of the four stages. */
  readonly blocks: readonly [number, number, number, number];
  /** Groups of the 3x3 convolution; 1 unless said otherwise. */
  readonly groups?: number;
  /** Channels of a group where the block puts out 256; 64 unless said otherwise. */
  readonly widthOfGroup?: number;
}

/** The block puts out four times its planes. */
const expansion = 4;

/** A network of 1x1, 3x3 and 1x1 convolutions with shortcuts. */
export function bottleneckResnet(
  network: NetworkBuilder,
  { blocks, groups = 1, widthOfGroup = 64 }: BottleneckForm,
  channels: Channels,
  classes: number,
): Value {
  let x = resnetConvolution(network, network.image, 'conv1', channels(64), 7, { stride: 2 });
  x = network.relu(network.batchNormalization(x, 'bn1'), 'relu');
  x = network.maxPool(x, 3, 2, 1, 'maxpool');
  blocks.forEach((count, index) => {
    const planes = channels(64 * 2 ** index);
    const middle = groups * Math.max(1, Math.floor((planes * widthOfGroup) / 64));
    for (let block = 0; block < count; block++) {
      const name = `layer${index + 1}.${block}`;
      const stride = index > 0 && block === 0 ? 2 : 1;
      let body = resnetConvolution(network, x, `${name}.conv1`, middle, 1);
      body = network.relu(network.batchNormalization(body, `${name}.bn1`), `${name}.relu`);
      body = resnetConvolution(network, body, `${name}.conv2`, middle, 3, { stride, groups });
      body = network.relu(network.batchNormalization(body, `${name}.bn2`), `${name}.relu`);
      body = resnetConvolution(network, body, `${name}.conv3`, planes * expansion, 1);
      body = network.batchNormalization(body, `${name}.bn3`);
      const around = shortcut(network, x, name, planes * expansion, stride);
      x = network.relu(network.add(body, around, name), `${name}.relu`);
    }
  });
  return resnetHead(network, x, classes, 'avgpool');
}
