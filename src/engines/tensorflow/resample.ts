/** @file Resampling and its adjoint: TensorFlow's kernel where that is what is asked for, else two matrix products. */
import type { Shape } from '../../autodiff/node.js';
import { keeps } from '../../autodiff/resample.js';
import type { Resampling } from '../../catalog/networks/step.js';
import { interpolationMatrix } from '../interpolation.js';
import type { GraphBuilder } from './graph-def.js';
import { inMemory } from './layout.js';
import type { Lowering } from './lowering-row.js';
import { emitOneDnn } from './one-dnn.js';

interface Rules {
  readonly height: Resampling;
  readonly width: Resampling;
}

const halfPixelCenters = { half_pixel_centers: true } as const;

/** Whether both axes are interpolated between two samples, by the sizes alone. */
const isPlainBilinear = ({ height, width }: Rules): boolean =>
  [height, width].every(({ kind, scale }) => kind === 'bilinear' && scale === undefined);

export function lowerResample({ graph, node, x }: Lowering<'resample'>): string {
  const { height, width } = node.attributes;
  if (isPlainBilinear(node.attributes))
    return graph.emit('ResizeBilinear', [x, graph.integers([height.size, width.size])], halfPixelCenters);
  return multiplyAlong(graph, x, node.inputs[0]?.shape ?? [], node.attributes, false);
}

export function lowerResampleAdjoint({ graph, node, x }: Lowering<'resampleAdjoint'>): string {
  if (!isPlainBilinear(node.attributes)) return multiplyAlong(graph, x, node.shape, node.attributes, true);
  // The kernel asks only how large the original was.
  const original = graph.filled(0, inMemory(node.shape, 'map'));
  return graph.emit('ResizeBilinearGrad', [x, original], halfPixelCenters);
}

/**
 * A map (N, H, W, C) times the rules' matrices: of each row (W, C), then of each image (H, W·C), so that nothing is moved.
 * @param original the shape (N, C, H, W) that is resampled, also where the adjoint is taken.
 */
function multiplyAlong(
  graph: GraphBuilder,
  x: string,
  [images = 1, channels = 1, rows = 1, columns = 1]: Shape,
  { height, width }: Rules,
  adjoint: boolean,
): string {
  const product = (matrices: string, from: number, rule: Resampling) => {
    if (keeps(from, rule)) return matrices;
    const weights = graph.floats(Float32Array.from(interpolationMatrix(from, rule)), [1, rule.size, from]);
    return emitOneDnn(graph, 'BatchMatMulV2', [weights, matrices], { adj_x: adjoint, adj_y: false });
  };
  const lines = adjoint ? height.size : rows;
  const samples = adjoint ? width.size : columns;
  const results = adjoint ? columns : width.size;
  const ofRows = product(graph.reshape(x, [images * lines, samples, channels]), columns, width);
  const ofImages = product(graph.reshape(ofRows, [images, lines, results * channels]), rows, height);
  return graph.reshape(ofImages, [images, adjoint ? rows : height.size, results, channels]);
}
