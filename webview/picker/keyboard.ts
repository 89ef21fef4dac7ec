/** @file Where the arrow keys lead: through the layers of a side, to the other side, through the lines. */

import { placeKey } from '../pairs/places.js';
import type { HandleDrawing, Layout } from './layout.js';

const nearestTo = (handles: readonly HandleDrawing[], y: number): HandleDrawing | undefined =>
  handles.reduce<HandleDrawing | undefined>((nearest, handle) => {
    const closer = !nearest || Math.abs(handle.port.y - y) < Math.abs(nearest.port.y - y);
    return closer ? handle : nearest;
  }, undefined);

/** The handle that a key leads to from the one with this key; undefined where the key leads nowhere. */
export function nextHandle({ handles }: Layout, from: string, key: string): HandleDrawing | undefined {
  const current = handles.find((handle) => handle.key === from) ?? handles[0];
  if (!current) return undefined;
  const side = handles.filter(({ place }) => place.side === current.place.side);
  const index = side.findIndex((handle) => handle.key === placeKey(current.place));
  switch (key) {
    case 'ArrowDown':
      return side[index + 1];
    case 'ArrowUp':
      return side[index - 1];
    case 'Home':
      return side[0];
    case 'End':
      return side.at(-1);
    case 'ArrowLeft':
    case 'ArrowRight': {
      const wanted = key === 'ArrowLeft' ? 'source' : 'target';
      if (current.place.side === wanted) return undefined;
      return nearestTo(
        handles.filter(({ place }) => place.side === wanted),
        current.port.y,
      );
    }
    default:
      return undefined;
  }
}

/** The index that a key leads to in a list of this length; undefined where the key leads nowhere. */
export function nextIndex(index: number, length: number, key: string): number | undefined {
  const next: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowRight: index + 1,
    ArrowUp: index - 1,
    ArrowLeft: index - 1,
    Home: 0,
    End: length - 1,
  };
  const wanted = next[key];
  return wanted !== undefined && wanted >= 0 && wanted < length ? wanted : undefined;
}
