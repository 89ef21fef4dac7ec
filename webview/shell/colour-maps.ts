/** @file The colour maps by name (matplotlib's, sampled), and their part that can be seen on a given background. */
import type { ColourMap } from '../contract.js';
import { contrast, luminance, mixColours, parseColour, type Rgb } from './colour.js';

/** Evenly spaced, from the lowest value to the highest. */
const samples: { readonly [M in ColourMap]: string } = {
  viridis:
    '440154 48186a 472d7b 424086 3b528b 33638d 2c728e 26828e 21918c 1fa088 28ae80 3fbc73 5ec962 84d44b addc30 d8e219 fde725',
  cividis:
    '002051 012b65 11366c 26426e 3c4d6e 51586e 62646f 727071 7f7c75 8c8877 9a9478 a9a177 bbaf71 cebd68 e2cb5c f3da4f fdea45',
  magma:
    '000004 0a0822 1d1147 36106b 51127c 6a1c81 832681 9c2e7f b73779 d0416f e75263 f56b5c fc8961 fea772 fec488 fde2a3 fcfdbf',
  grey: '000000 ffffff',
};

const stopsOf = (map: ColourMap): readonly Rgb[] =>
  samples[map].split(' ').map((hex) => parseColour(`#${hex}`) ?? [0, 0, 0]);

const stops: { readonly [M in ColourMap]: readonly Rgb[] } = {
  viridis: stopsOf('viridis'),
  cividis: stopsOf('cividis'),
  magma: stopsOf('magma'),
  grey: stopsOf('grey'),
};

const limit = (value: number): number => (value > 0 ? Math.min(value, 1) : 0);

/** The colour of a value 0..1; values outside take the nearest end. */
export function colourAt(map: ColourMap, value: number): Rgb {
  const table = stops[map];
  const place = limit(value) * (table.length - 1);
  const before = table[Math.floor(place)] ?? [0, 0, 0];
  return mixColours(before, table[Math.ceil(place)] ?? before, place - Math.floor(place));
}

/** A part of a colour map: the value 0 is drawn with the map's colour at `from`, 1 with that at `to`. */
export interface ColourScale {
  readonly map: ColourMap;
  readonly from: number;
  readonly to: number;
}

/** The whole map, for surfaces, whose edges need not be seen. */
export const wholeMap = (map: ColourMap): ColourScale => ({ map, from: 0, to: 1 });

/** The least contrast of a line that carries meaning (WCAG 1.4.11). */
export const lineContrast = 3;

/**
 * The part of the map that stands out from the background, for lines. High values get the end that is farthest from
 * the background: bright ones on dark, dark ones on light.
 */
export function scaleAgainst(map: ColourMap, background: Rgb, least = lineContrast): ColourScale {
  const strong = luminance(background) < 0.18 ? 1 : 0;
  const steps = 100;
  let weak = strong;
  for (let step = 0; step <= steps; step += 1) {
    const place = Math.abs(strong - step / steps);
    if (contrast(colourAt(map, place), background) < least) break;
    weak = place;
  }
  return { map, from: weak, to: strong };
}

/** The colour of a value 0..1 on a scale. */
export function scaleColour({ map, from, to }: ColourScale, value: number): Rgb {
  return colourAt(map, from + (to - from) * limit(value));
}
