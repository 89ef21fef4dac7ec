import { describe, expect, it } from 'vitest';
import { distributionOf } from '../../../webview/pairs/channel-weights.js';
import {
  lambdaOfPair,
  lambdasAt,
  largestLambda,
  partOfLoss,
  rowsOf,
} from '../../../webview/pairs/lambda-series.js';
import { networksOf } from '../../../webview/pairs/networks.js';
import { joinPairs, strengths } from '../../../webview/pairs/strength.js';
import { layOut } from '../../../webview/picker/layout.js';
import { inDrawingOrder, linesOf } from '../../../webview/picker/lines.js';
import { SeriesCollection } from '../../../webview/series/collection.js';
import { wholeMap } from '../../../webview/shell/colour-maps.js';
import { allPairs, lambdaOf, rows, series, setup } from './fixtures.js';

const chunk = series(3);

describe('What was learned', () => {
  it('joins the pairs of the file and of the run, and says which are only in one', () => {
    const joined = joinPairs(allPairs.slice(0, 2), allPairs.slice(1, 3));
    expect(joined.map(({ presence, runIndex }) => [presence, runIndex])).toEqual([
      ['file', undefined],
      ['both', 0],
      ['run', 1],
    ]);
  });

  it('counts a pair as dead below a hundredth of the strongest at that moment', () => {
    expect(strengths([1, 0.009, 0.011, undefined], 2).map((strength) => strength?.dead)).toEqual([
      false,
      true,
      false,
      undefined,
    ]);
  });

  it('draws stronger pairs wider, and above weaker ones, with the selected on top', () => {
    const known = joinPairs(allPairs.slice(0, 3), allPairs.slice(0, 3));
    const lines = linesOf(
      known,
      strengths([2, 0, 1], 2),
      layOut(networksOf(setup), 800),
      wholeMap('viridis'),
    );
    const [strong, dead, middle] = lines;
    expect(dead?.kind).toBe('dead');
    expect(strong?.colour).toBe('#fde725');
    expect(strong?.width).toBeGreaterThan(middle?.width ?? 0);
    expect(inDrawingOrder(lines, new Set())).toEqual([dead, middle, strong]);
    expect(inDrawingOrder(lines, new Set([dead?.key ?? '']))).toEqual([middle, strong, dead]);
  });

  it('is read at any moment of the run, pair by pair', () => {
    const at = lambdasAt(chunk.pairs, 3, 40);
    expect(at).toHaveLength(3);
    expect(at[2]).toBeCloseTo(lambdaOf(2, 3, 40), 5);
    expect(largestLambda(chunk.pairs)).toBeCloseTo(Math.max(...chunk.pairs.lambda), 5);
  });

  it('keeps the first and the last moment of a pair when it is thinned', () => {
    const points = lambdaOfPair(chunk.pairs, 3, 1, 10);
    expect(points).toHaveLength(10);
    expect([points[0]?.iteration, points.at(-1)?.iteration]).toEqual([10, rows * 10]);
  });

  it('knows the part of a pair in the newest losses', () => {
    expect(partOfLoss(chunk.pairs, 3, 0, 5)).toBeCloseTo(0.1 / (0.1 + 0.11 + 0.12), 5);
    expect(partOfLoss({ loss: new Float32Array(6) }, 3, 0, 2)).toBeUndefined();
  });

  it('puts chunks together, and forgets the old ones at a restart', () => {
    const collection = new SeriesCollection();
    const known = () => rowsOf(collection.of(chunk.folder)?.ofPairs.pairs ?? chunk.pairs);
    collection.take(chunk);
    collection.take({ ...chunk, restart: false });
    expect(known()).toBe(2 * rows);
    collection.take(chunk);
    expect(known()).toBe(rows);
  });

  it('counts equal channels as all in effect, and one heavy channel as one', () => {
    expect(distributionOf([0.25, 0.25, 0.25, 0.25]).effectiveChannels).toBeCloseTo(4);
    expect(distributionOf([0, 1, 0]).effectiveChannels).toBeCloseTo(1);
    expect(distributionOf([0.2, 0.5, 0.3]).sorted.map(({ channel }) => channel)).toEqual([1, 2, 0]);
  });
});
