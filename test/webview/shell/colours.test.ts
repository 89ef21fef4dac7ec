import { describe, expect, it } from 'vitest';
import { colourMaps } from '../../../webview/contract.js';
import { contrast, parseColour, writeColour } from '../../../webview/shell/colour.js';
import { colourAt, lineContrast, scaleAgainst, scaleColour } from '../../../webview/shell/colour-maps.js';

describe('Colours', () => {
  it.each([
    ['#abc', '#aabbcc'],
    [' #1f1f1f', '#1f1f1f'],
    ['rgb(1, 2, 3)', '#010203'],
    ['rgba(255 255 255 / 0.5)', '#ffffff'],
  ])('read %s', (text, colour) => {
    expect(writeColour(parseColour(text) ?? [0, 0, 0])).toBe(colour);
  });

  it('do not read what they do not know', () => {
    expect(parseColour('color-mix(in srgb, red, blue)')).toBeUndefined();
  });

  it('have the ends of viridis where matplotlib has them', () => {
    expect([0, 1, Number.NaN].map((value) => writeColour(colourAt('viridis', value)))).toEqual([
      '#440154',
      '#fde725',
      '#440154',
    ]);
  });
});

describe.each(colourMaps)('The lines of %s', (map) => {
  it.each(['#1f1f1f', '#ffffff', '#000000'])('are seen on %s, from the weakest to the strongest', (paper) => {
    const background = parseColour(paper) ?? [0, 0, 0];
    const scale = scaleAgainst(map, background);
    for (const value of [0, 0.25, 0.5, 0.75, 1]) {
      expect(contrast(scaleColour(scale, value), background)).toBeGreaterThanOrEqual(lineContrast);
    }
    expect(contrast(scaleColour(scale, 1), background)).toBeGreaterThan(10);
  });
});
