import { describe, expect, it } from 'vitest';
import { networksOf } from '../../../webview/pairs/networks.js';
import { factsFor } from '../../../webview/pairs/pair-facts.js';
import type { Place } from '../../../webview/pairs/places.js';
import { judge, type Over } from '../../../webview/pairs/verdict.js';
import { setup } from './fixtures.js';

const networks = networksOf(setup);
const source = (layer: string): Place => ({ side: 'source', source: 0, layer });
const target = (layer: string): Place => ({ side: 'target', layer });
const over = (place: Place): Over => ({ kind: 'handle', place });
const context = { networks, pairs: [], method: 'l2t-ww' } as const;
const existing = { source: 0, sourceLayer: 'stage3.block5', targetLayer: 'pool3.input' };

describe('The verdict on a pair', () => {
  it('says that it resizes, from which size to which', () => {
    expect(judge(source('stage3.block5'), over(target('pool2.input')), context)).toEqual({
      possible: true,
      pair: { source: 0, sourceLayer: 'stage3.block5', targetLayer: 'pool2.input' },
      text: 'resizes 8x8 → 16x16',
    });
  });

  it('is the same from the target to the source', () => {
    expect(judge(target('pool3.input'), over(source('stage3.block5')), context)).toMatchObject({
      possible: true,
      text: '8x8, no resizing',
    });
  });

  it.each([
    ['is one already', over(target('pool3.input')), { ...context, pairs: [existing] }, /is a pair already/],
    ['starts and ends at one layer', over(source('stage3.block5')), context, /starts from/],
    ['stays on one side', over(source('stage1.block1')), context, /one of the target/],
    [
      'ends at a layer without a handle',
      { kind: 'plain', title: 'linear' } as const,
      context,
      /no feature layer/,
    ],
    [
      'belongs to a method without pairs',
      over(target('pool1.input')),
      { ...context, method: 'lwf' } as const,
      /LwF/,
    ],
    [
      'cannot be written',
      over(target('pool1.input')),
      { ...context, readOnly: 'Not trusted.' },
      /Not trusted/,
    ],
  ])('says why it is impossible where it %s', (_, end, inContext, reason) => {
    const verdict = judge(source('stage3.block5'), end, inContext);
    expect(verdict.possible ? '' : verdict.reason).toMatch(reason);
  });
});

describe('The facts of a pair', () => {
  it('come from the catalog: bridge, multiply-adds, part of an iteration', () => {
    const facts = factsFor({ ...setup, pairs: [existing] }, [existing])(existing);
    expect(facts).toMatchObject({
      bridgeParameters: (256 + 1) * 64,
      multiplyAdds: 256 * 64 * 8 * 8,
      resizes: false,
    });
    expect(facts?.partOfIteration).toBeGreaterThan(0);
    expect(facts?.partOfIteration).toBeLessThan(0.05);
  });

  it('are free of bridges where the method has none', () => {
    expect(factsFor({ ...setup, method: 'at' }, [existing])(existing)).toMatchObject({
      bridgeParameters: 0,
      multiplyAdds: 0,
      metaParameters: 0,
      partOfIteration: 0,
    });
  });

  it('are absent for layers that the networks lack', () => {
    expect(factsFor(setup, [])({ ...existing, targetLayer: 'pool9.input' })).toBeUndefined();
  });
});
