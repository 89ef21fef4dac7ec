/** @file The one card beside the pointer or the focus, if there is something to say. */

import { pointOn } from './curves.js';
import { PairCard, type Room, VerdictCard } from './hover-card.js';
import type { Layout } from './layout.js';
import type { PairLine } from './lines.js';
import type { Model } from './use-model.js';
import type { Picker } from './use-picker.js';

interface CardsProps {
  readonly picker: Pick<Picker, 'gestures' | 'verdict' | 'lines' | 'width'>;
  readonly model: Model;
}

export function Cards({ picker, model }: CardsProps) {
  const { gestures, verdict, lines, width } = picker;
  const { gesture, hover } = gestures;
  const room = { width, height: model.layout?.height ?? 0, between: betweenLayers(model.layout, width) };
  if (gesture.kind === 'linking') {
    return verdict && gesture.at ? <VerdictCard verdict={verdict} at={gesture.at} room={room} /> : null;
  }
  if (gesture.kind !== 'idle') return null;
  const lineOf = (key: string): PairLine | undefined => model.lines.find((line) => line.key === key);
  const pointed = hover?.hit.kind === 'pair' ? lineOf(hover.hit.key) : undefined;
  const line = pointed ?? (lines.focused === undefined ? undefined : lineOf(lines.focused));
  if (!line) return null;
  return (
    <PairCard
      line={line}
      facts={model.factsOf(line.pair)}
      networks={model.networks}
      at={pointed && hover ? hover.at : pointOn(line, 0.5)}
      room={room}
    />
  );
}

/** From the rightmost port of the sources to the leftmost of the target, with a little room for what is drawn there. */
function betweenLayers(layout: Layout | undefined, width: number): Room['between'] {
  const portsOf = (side: 'source' | 'target') =>
    (layout?.handles ?? []).filter(({ place }) => place.side === side).map(({ port }) => port.x);
  const margin = 12;
  return {
    left: Math.max(0, ...portsOf('source')) + margin,
    right: Math.min(width, ...portsOf('target')) - margin,
  };
}
