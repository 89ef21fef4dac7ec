/** @file Saliency maps of a running session, as the control socket asks for them. */

import { type Part, requirePart } from '../../data/dataset.js';
import { denormalize } from '../../data/normalize.js';
import { withSamples } from '../../data/part.js';
import type { EngineState } from '../../engines/engine.js';
import { methodErrors } from '../../errors/method.js';
import { feedNames } from '../../method/iteration.js';
import { saliencyMaps, saliencyProgram } from '../../method/saliency.js';
import type { SaliencyAnswer, SaliencyRequest } from '../../run/saliency.js';
import type { HostTensor } from '../../tensor/host-tensor.js';
import { imageFeed, predictions } from './batches.js';
import { loaderOf, type Prepared } from './prepare.js';

/** Computes the maps of a pair on validation images (test images where none are held out); the state stays as it is. */
export async function saliencyOf(
  prepared: Prepared,
  state: EngineState,
  request: SaliencyRequest,
): Promise<SaliencyAnswer> {
  const { setup, dataset, imageSize, opened } = prepared;
  const part = dataset.parts.validation ?? requirePart(dataset, 'test');
  const loader = loaderOf(prepared, chosen(part, request.images));
  const program = await opened.engine.compile(
    saliencyProgram(setup, prepared.initial, request.images.length, request.pair),
    state,
  );
  try {
    for await (const batch of loader.ordered()) {
      const outputs = await program.run(new Map([[feedNames.images, imageFeed(batch, imageSize)]]));
      const [weighted, uniform, logits] = ['weighted', 'uniform', 'logits'].map((name) => outputs.get(name));
      if (!weighted || !uniform || !logits) break;
      const right = predictions(logits);
      const maps = { weighted: saliencyMaps(weighted), uniform: saliencyMaps(uniform) };
      return {
        height: imageSize,
        width: imageSize,
        classNames: dataset.classes,
        images: request.images.map((index, position) => ({
          index,
          pixels: denormalize(batch.images, position, imageSize),
          weighted: mapOf(maps.weighted, position),
          uniform: mapOf(maps.uniform, position),
          label: batch.labels[position] ?? 0,
          prediction: right[position] ?? 0,
        })),
      };
    }
    return { height: imageSize, width: imageSize, classNames: dataset.classes, images: [] };
  } finally {
    await program.dispose();
    await loader.close();
  }
}

function chosen(part: Part, images: readonly number[]): Part {
  const samples = images.map((index) => {
    const sample = part.samples[index];
    if (!sample) throw methodErrors.noSuchImage(index, part.samples.length);
    return sample;
  });
  return withSamples(part, samples);
}

function mapOf({ shape, data }: HostTensor, position: number): number[] {
  const area = (shape[1] ?? 0) * (shape[2] ?? 0);
  return [...data.subarray(position * area, (position + 1) * area)];
}
