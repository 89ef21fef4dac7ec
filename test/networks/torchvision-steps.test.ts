/**
 * @file The rows of torchvision's names have the steps of torchvision's own classes. Those were exported by torch 2.15 and
 * torchvision 0.29.2 with the lines that `l2t import --snippet` prints, at 224x224, and read by `src/import`; what stands
 * here is the number of their lines and a hash over them, as `stepLines` gives them.
 */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import type { NetworkName } from '../../src/catalog/networks/table.js';
import { stepLines } from './step-lines.js';

const exported: Readonly<Partial<Record<NetworkName, { readonly steps: number; readonly sha256: string }>>> =
  {
    densenet121: { steps: 426, sha256: '22f19759438c01731bc1791011b20b9aa9e7d30cd02742ad98c20459ca8fffe4' },
    mobilenet_v2: { steps: 152, sha256: '65897ff76a84d1e34e9aae2e48f4669e371f3d33dc7df01b31cd63cad2391cbb' },
    resnet101: { steps: 344, sha256: '612a5add0d33bd30108b74d162df1ec3ce25037188e00008f4eaabc91da5ef2c' },
    resnet152: { steps: 514, sha256: 'c9cc9eaf84fe4553e99500e4a16855456ae3a77b4cf83f3f21e74619c6bd76f6' },
    resnet50: { steps: 174, sha256: '844a05708cb158530d7d5ddb137e5a0f114647040ce836ef12fd3f9d141969cc' },
    resnext50_32x4d: {
      steps: 174,
      sha256: '13fdeddbcfb33e2d33bb959083452a1ad4f398702e745c9c91dcd1be2c64272d',
    },
    vgg11_bn: { steps: 37, sha256: '522e18dc2ca5c3a7908f4b55125efc07d4e888c91e291aff24b5fa7df605051b' },
    vgg13_bn: { steps: 43, sha256: 'e602df611aa64e2b82fc0ced3df3558ea8aa42c074ef3aa3c5b239791321349b' },
    vgg16_bn: { steps: 52, sha256: '07ee5f8767c5668ee046f05901835c78860d0730fb0a61515061582924662195' },
    wide_resnet50_2: {
      steps: 174,
      sha256: '844a05708cb158530d7d5ddb137e5a0f114647040ce836ef12fd3f9d141969cc',
    },
  };

test.each(Object.entries(exported))('%s has the steps of torchvision', (name, { steps, sha256 }) => {
  const lines = stepLines(describeNetwork({ network: name as NetworkName, classes: 1000 }));
  expect(lines).toHaveLength(steps);
  expect(createHash('sha256').update(lines.join('\n')).digest('hex')).toBe(sha256);
});

test('a step of another stride is another line', () => {
  const { steps } = describeNetwork({ network: 'resnet50', classes: 1000 });
  const changed = steps.map((step) =>
    step.operation === 'maxPool'
      ? { ...step, attributes: { ...step.attributes, stride: [3, 3] as const } }
      : step,
  );
  expect(stepLines({ steps: changed })).not.toEqual(stepLines({ steps }));
});
