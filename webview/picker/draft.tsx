/** @file What is drawn while the hand is at work: the loose end of a new pair, or the box that selects. */

import { placeKey } from '../pairs/places.js';
import { boxBetween, curvePath } from './curves.js';
import type { Gesture } from './gesture.js';
import type { Layout, Point } from './layout.js';

interface DraftProps {
  readonly gesture: Gesture;
  readonly layout: Layout;
  readonly possible: boolean | undefined;
}

export function Draft({ gesture, layout, possible }: DraftProps) {
  if (gesture.kind === 'boxing') {
    return <rect class="selection-box" {...boxBetween(gesture.from, gesture.to)} />;
  }
  if (gesture.kind !== 'linking' || gesture.at === undefined) return null;
  const { from, over } = gesture;
  const portOf = (key: string): Point | undefined =>
    layout.handles.find((handle) => handle.key === key)?.port;
  const start = portOf(placeKey(from));
  if (!start) return null;
  // A loose end snaps to the layer that it would be tied to.
  const snapped = possible && over?.kind === 'handle' ? portOf(placeKey(over.place)) : undefined;
  const end = snapped ?? gesture.at;
  const curve = from.side === 'source' ? { from: start, to: end } : { from: end, to: start };
  const certainty = possible === undefined ? '' : possible ? ' is-possible' : ' is-impossible';
  return (
    <g class={`draft${certainty}`} aria-hidden="true">
      <path class="draft-line" d={curvePath(curve)} />
      <circle class="draft-end" cx={end.x} cy={end.y} r="5" />
    </g>
  );
}
