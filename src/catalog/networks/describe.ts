/** @file A network of the table as a description. */
import type { ShortcutKind } from './basic-block.js';
import { NetworkBuilder } from './builder.js';
import type { NetworkDescription } from './description.js';
import { type ImageForm, squareForm } from './image-form.js';
import { type NetworkName, networkTable } from './table.js';

export interface NetworkChoice {
  readonly network: NetworkName;
  /** Factor on every channel count; 1 unless said otherwise. */
  readonly width?: number;
  readonly classes: number;
  /** Of a network that has such a form; `projection` unless said otherwise. */
  readonly shortcut?: ShortcutKind;
  /** What the network is made for unless said otherwise. */
  readonly image?: ImageForm;
}

/** Builds the network of the table's row. Channel counts times `width` are rounded, to 1 at least. */
export function describeNetwork({
  network,
  width = 1,
  classes,
  image,
  shortcut,
}: NetworkChoice): NetworkDescription {
  const { title, imageSize, build } = networkTable[network];
  const builder = new NetworkBuilder(image ?? squareForm(imageSize));
  const logits = build(builder, (full) => Math.max(1, Math.round(full * width)), classes, shortcut);
  return builder.describe(logits, { network, title, width, classes });
}
