/** @file Saliency maps of a session, running or saved, as the control socket and the command line ask for them. */
import { requirePart } from '../../data/dataset.js';
import { denormalize } from '../../data/normalize.js';
import { positionsIn, withSamples } from '../../data/part.js';
import type { EngineState } from '../../engines/engine.js';
import { methodErrors } from '../../errors/method.js';
import { feedNames } from '../../method/iteration.js';
import { saliencyMaps, saliencyProgram } from '../../method/saliency.js';
import type { SaliencyAnswer, SaliencyRequest, SaliencyWeights } from '../../run/folder/saliency.js';
import type { HostTensor } from '../../tensor/host-tensor.js';
import { imageFeed, predictions } from './batches.js';
import { loaderOf, type Prepared } from './prepare.js';

/** The state that the maps are computed with: all of it, and whose weights the target has in it. */
export interface SaliencyState {
  readonly state: EngineState;
  readonly weights: SaliencyWeights;
}

/**
 * Computes the maps of a pair on validation images (test images where none are held out); the state stays as it is.
 * @throws StudioError `method/no-such-image` where none of the images is there, `method/no-saliency`.
 */
export async function saliencyOf(
  prepared: Prepared,
  { state, weights }: SaliencyState,
  request: SaliencyRequest,
): Promise<SaliencyAnswer> {
  const { setup, dataset, opened } = prepared;
  const { image } = setup.target;
  const part = dataset.parts.validation?.samples.length ? 'validation' : 'test';
  const { samples, ...rest } = requirePart(dataset, part);
  const indices = positionsIn(samples, request.images);
  const chosen = indices.flatMap((index) => samples[index] ?? []);
  if (chosen.length === 0) throw methodErrors.noSuchImage(request.images[0] ?? 0, samples.length);
  const common = {
    part,
    total: samples.length,
    weights,
    height: image.height,
    width: image.width,
    classNames: dataset.classes,
  } as const;
  const loader = loaderOf(prepared, withSamples({ ...rest, samples }, chosen));
  const program = await opened.engine.compile(
    saliencyProgram(setup, prepared.initial, chosen.length, request.pair),
    state,
  );
  try {
    for await (const batch of loader.ordered()) {
      const outputs = await program.run(new Map([[feedNames.images, imageFeed(batch, image)]]));
      const [weighted, uniform, logits] = ['weighted', 'uniform', 'logits'].map((name) => outputs.get(name));
      if (!weighted || !uniform || !logits) break;
      const right = predictions(logits);
      const maps = { weighted: saliencyMaps(weighted), uniform: saliencyMaps(uniform) };
      return {
        ...common,
        images: indices.map((index, position) => ({
          index,
          pixels: denormalize(batch.images, position, image),
          weighted: mapOf(maps.weighted, position),
          uniform: mapOf(maps.uniform, position),
          label: batch.labels[position] ?? 0,
          prediction: right[position] ?? 0,
        })),
      };
    }
    return { ...common, images: [] };
  } finally {
    await program.dispose();
    await loader.close();
  }
}

function mapOf({ shape, data }: HostTensor, position: number): number[] {
  const area = (shape[1] ?? 0) * (shape[2] ?? 0);
  return [...data.subarray(position * area, (position + 1) * area)];
}
