/** @file The sources' forward passes, the same in training and for saliency. */
import type { Node } from '../autodiff/node.js';
import { type Forward, forward } from '../networks/forward.js';
import { renormalize } from '../networks/renormalize.js';
import type { Tensors } from './optimizers.js';
import type { MethodSetup } from './setup.js';

/** Tensors whose names begin with a prefix, without it. */
export function withPrefix(tensors: Tensors, prefix: string): Map<string, Node> {
  return new Map(
    [...tensors]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, node]) => [name.slice(prefix.length), node]),
  );
}

/**
 * What each source makes of the images, in evaluation.
 * @param tensors of the sources, by state name. @param images (N, 3, H, W) as the target takes them.
 */
export function sourcePasses(
  { sources, target }: Pick<MethodSetup, 'sources' | 'target'>,
  tensors: Tensors,
  images: Node,
): Forward[] {
  return sources.map((source, index) => {
    const ownImages = renormalize(images, target.image, source.image);
    return forward(source, withPrefix(tensors, `source.${index}.`), ownImages, false);
  });
}
