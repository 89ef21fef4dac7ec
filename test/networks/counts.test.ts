/** @file Parameters and multiply-adds of networks against numbers known from torchvision and from the papers. */
import { expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';

for (const { network, classes, parameters, multiplyAdds } of [
  // torchvision's model table: 11,689,512 and 1.81 G; 21,797,672 and 3.66 G.
  { network: 'resnet18', classes: 1000, parameters: 11_689_512, multiplyAdds: 1.814e9 },
  { network: 'resnet34', classes: 1000, parameters: 21_797_672, multiplyAdds: 3.664e9 },
] as const) {
  const description = describeNetwork({ network, classes });

  test(`${network} has torchvision's ${parameters} parameters`, () => {
    expect(description.parameterCount).toBe(parameters);
  });

  test(`${network} does torchvision's ${multiplyAdds / 1e9} billion multiply-adds an image`, () => {
    expect(description.multiplyAdds / multiplyAdds).toBeCloseTo(1, 3);
  });
}

/** Convolutions and classifier of VGG-9 by hand: 9·(3·64 + 64·128 + ...) weights. */
test('VGG-9 has the parameters of its eight convolutions, normalizations and classifier', () => {
  const widths = [3, 64, 128, 256, 256, 512, 512, 512, 512];
  const convolutions = widths.slice(1).map((outputs, k) => outputs * (9 * (widths[k] ?? 0) + 3));
  const expected = convolutions.reduce((sum, count) => sum + count, 0) + 512 * 10 + 10;
  expect(describeNetwork({ network: 'vgg9', classes: 10 }).parameterCount).toBe(expected);
});

test('half the width has about a quarter of the multiply-adds', () => {
  const [whole, half] = [1, 0.5].map((width) => describeNetwork({ network: 'vgg9', width, classes: 10 }));
  expect((whole?.multiplyAdds ?? 0) / (half?.multiplyAdds ?? 1)).toBeCloseTo(4, 0);
});
