/** @file Convolution and its gradients as the ONNX operators that ONNX Runtime runs fastest (docs/performance.md). */
import type { Window } from '../../autodiff/node.js';
import type { Lowering, ModelBuilder } from './model.js';

type Sizes = readonly [number, number, number, number];

/** Sizes of a rank-4 shape, which the expression has checked already. */
function sizes(shape: readonly number[] | undefined): Sizes {
  const [a = 1, b = 1, c = 1, d = 1] = shape ?? [];
  return [a, b, c, d];
}

const window = ({ stride, padding }: Window) => ({
  strides: [stride, stride],
  pads: [padding, padding, padding, padding],
});

export function lowerConvolution({ model, node, x, y }: Lowering<'convolution'>): string {
  return model.emit('Conv', [x, y], window(node.attributes));
}

/** (O, C, k, k) to (C, O, k, k), each filter turned by half a turn. */
function flipped(model: ModelBuilder, filter: string, [outputs, channels, kernel]: Sizes): string {
  const swapped = model.emit('Transpose', [filter], { perm: [1, 0, 2, 3] });
  if (kernel === 1) return swapped;
  const taps = kernel * kernel;
  const rows = model.emit('Reshape', [swapped, model.integers([channels, outputs, taps])]);
  const order = model.integers(Array.from({ length: taps }, (_, tap) => taps - 1 - tap));
  const turned = model.emit('Gather', [rows, order], { axis: 2 });
  return model.emit('Reshape', [turned, model.integers([channels, outputs, kernel, kernel])]);
}

/** With stride 1 a convolution with the flipped filter, which is 2 to 3 times as fast as ConvTranspose. */
export function lowerInputGradient({ model, node, x, y }: Lowering<'convolutionInputGradient'>): string {
  const { stride, padding, height, width } = node.attributes;
  const filter = sizes(node.inputs[1]?.shape);
  const kernel = filter[2];
  if (stride === 1) {
    return model.emit(
      'Conv',
      [x, flipped(model, y, filter)],
      window({ stride: 1, padding: kernel - 1 - padding }),
    );
  }
  const [, , rows, columns] = sizes(node.inputs[0]?.shape);
  const covered = (size: number) => (size - 1) * stride + kernel - 2 * padding;
  return model.emit('ConvTranspose', [x, y], {
    ...window(node.attributes),
    output_padding: [height - covered(rows), width - covered(columns)],
  });
}

/** Per tap of the filter the elements of x that it meets, as (C, N, H′, W′) slices along the first axis: im2col. */
function columnsOf(
  model: ModelBuilder,
  x: string,
  result: Sizes,
  kernel: number,
  { stride, padding }: Window,
): string {
  const [, , rows, columns] = result;
  const channelsFirst = model.emit('Transpose', [x], { perm: [1, 0, 2, 3] });
  const padded =
    padding === 0
      ? channelsFirst
      : model.emit('Pad', [channelsFirst, model.integers([0, 0, padding, padding, 0, 0, padding, padding])]);
  const taps: string[] = [];
  for (let down = 0; down < kernel; down++) {
    for (let right = 0; right < kernel; right++) {
      const ends = [down + (rows - 1) * stride + 1, right + (columns - 1) * stride + 1];
      taps.push(
        kernel === 1 && stride === 1
          ? padded
          : model.emit('Slice', [
              padded,
              model.integers([down, right]),
              model.integers(ends),
              model.integers([2, 3]),
              model.integers([stride, stride]),
            ]),
      );
    }
  }
  const [only = padded] = taps;
  return taps.length === 1 ? only : model.emit('Concat', taps, { axis: 0 });
}

/** One matrix product over the whole batch: (O, N·H′·W′) times (k·k·C, N·H′·W′) transposed. */
export function lowerFilterGradient({ model, node, x, y }: Lowering<'convolutionFilterGradient'>): string {
  const kernel = node.attributes.kernel;
  const [outputs, channels] = sizes(node.shape);
  const result = sizes(node.inputs[1]?.shape);
  const taps = kernel * kernel;
  const columns = model.emit('Reshape', [
    columnsOf(model, x, result, kernel, node.attributes),
    model.integers([taps * channels, -1]),
  ]);
  const cotangent = model.emit('Reshape', [
    model.emit('Transpose', [y], { perm: [1, 0, 2, 3] }),
    model.integers([outputs, -1]),
  ]);
  const byTap = model.emit('Gemm', [cotangent, columns], { transB: 1 });
  const separated = model.emit('Reshape', [byTap, model.integers([outputs, taps, channels])]);
  const ordered = taps === 1 ? separated : model.emit('Transpose', [separated], { perm: [0, 2, 1] });
  return model.emit('Reshape', [ordered, model.integers([outputs, channels, kernel, kernel])]);
}
