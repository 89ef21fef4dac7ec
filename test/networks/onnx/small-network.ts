/** @file Networks of the table, narrow and for images as small as they can take. */

import { describeNetwork } from '../../../src/catalog/networks/describe.js';
import type { NetworkDescription } from '../../../src/catalog/networks/description.js';
import { squareForm } from '../../../src/catalog/networks/image-form.js';
import { type NetworkName, networkTable } from '../../../src/catalog/networks/table.js';

/** CIFAR's ResNet whose shortcuts have no parameters. */
export const paddedResnet = describeNetwork({
  network: 'resnet14',
  width: 1 / 4,
  classes: 7,
  shortcut: 'padding',
});

export function smallNetwork(network: NetworkName): NetworkDescription {
  const { imageSize } = networkTable[network];
  const image = squareForm(imageSize === 224 ? 64 : imageSize);
  return describeNetwork({ network, width: 1 / 8, classes: 7, image });
}
