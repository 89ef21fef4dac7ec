import { describe, expect, it } from 'vitest';
import { networksOf } from '../../../webview/pairs/networks.js';
import { curvesIn, curvesOf, nearestCurve, pointOn } from '../../../webview/picker/curves.js';
import { hitTest } from '../../../webview/picker/hit-test.js';
import { nextHandle } from '../../../webview/picker/keyboard.js';
import { layOut } from '../../../webview/picker/layout.js';
import { allPairs, setup } from './fixtures.js';

const networks = networksOf(setup);
const twoSources = networksOf({
  ...setup,
  sources: [...setup.sources, { name: 'other', network: 'resnet14', width: 1, classes: 10 }],
});

describe.each([1200, 760, 384])('The picture %i pixels wide', (width) => {
  const layout = layOut(twoSources, width);
  const layers = layout.networks.flatMap(({ stages }) => stages.flatMap((stage) => stage.layers));

  it('has a handle for every feature layer, high enough for a pointer', () => {
    const features = [...twoSources.sources, twoSources.target].flatMap(
      ({ description }) => description.features,
    );
    expect(layout.handles.map(({ feature }) => feature)).toEqual(features);
    expect(Math.min(...layout.handles.map(({ row }) => row.height))).toBeGreaterThanOrEqual(24);
  });

  it('keeps every layer within it, and none on another', () => {
    for (const { row } of layers) {
      expect(row.x).toBeGreaterThanOrEqual(0);
      expect(row.x + row.width).toBeLessThanOrEqual(width);
      expect(row.y + row.height).toBeLessThanOrEqual(layout.height);
    }
    for (const side of ['source', 'target'] as const) {
      const rows = layout.networks
        .filter((network) => network.side === side)
        .flatMap(({ stages }) => stages.flatMap((stage) => stage.layers.map(({ row }) => row)));
      rows.slice(1).forEach((row, index) => {
        expect(row.y).toBeGreaterThanOrEqual((rows[index]?.y ?? 0) + (rows[index]?.height ?? 0));
      });
    }
  });

  it('draws a map of half the size half as wide', () => {
    const barOf = (name: string) =>
      layers.find(({ handle }) => handle?.feature.name === name)?.bar.width ?? 0;
    expect(barOf('stage2.block1')).toBeCloseTo(barOf('stage1.block1') / 2);
    expect(barOf('stage3.block1')).toBeCloseTo(barOf('stage1.block1') / 4);
  });
});

describe('The picture', () => {
  const layout = layOut(networks, 800);
  const curves = curvesOf(allPairs, layout);
  const port = (key: string) => layout.handles.find((handle) => handle.key === key)?.port ?? { x: 0, y: 0 };

  it('stands without a source', () => {
    expect(layOut({ ...networks, sources: [] }, 800).handles.map(({ place }) => place.side)).toEqual(
      Array(5).fill('target'),
    );
  });

  it('ties each pair to the ports of its two layers', () => {
    expect(curves).toHaveLength(15);
    expect(curves[0]).toMatchObject({
      from: port('source 0 stage1.block5'),
      to: port('target pool1.input'),
    });
  });

  it('finds the line under a point between the networks, and only near it', () => {
    const [curve] = curvesOf(allPairs.slice(0, 1), layout);
    if (!curve) throw new Error('no curve');
    const { x, y } = pointOn(curve, 0.5);
    expect(nearestCurve([curve], { x, y: y + 5 }, 7)).toBe(curve);
    expect(nearestCurve([curve], { x, y: y + 12 }, 7)).toBeUndefined();
    expect(hitTest(layout, [curve], { x, y })).toEqual({ kind: 'pair', key: curve.key });
  });

  it('finds layers, plain ones too, before lines', () => {
    expect(hitTest(layout, curves, port('target pool3.input'))).toEqual({
      kind: 'handle',
      place: { side: 'target', layer: 'pool3.input' },
    });
    const plain = layout.networks[0]?.stages[0]?.layers[0];
    expect(hitTest(layout, curves, { x: plain?.bar.x ?? 0, y: plain?.bar.y ?? 0 })).toEqual({
      kind: 'plain',
      title: 'conv1, 3x3 convolution',
    });
  });

  it('selects by a box what passes through it, whole or in part', () => {
    const everything = { x: 0, y: 0, width: layout.width, height: layout.height };
    expect(curvesIn(curves, everything)).toHaveLength(15);
    const { x, y } = port('target pool5.input');
    const corner = { x: x - 12, y: y - 6, width: 14, height: 12 };
    expect(curvesIn(curves, corner).map(({ pair }) => pair.targetLayer)).toEqual(
      Array(3).fill('pool5.input'),
    );
    expect(curvesIn(curves, { x: 390, y: 2, width: 5, height: 5 })).toEqual([]);
  });

  it('is walked with the arrow keys: along a side, and across to the nearest layer', () => {
    const step = (from: string, key: string) => nextHandle(layout, from, key)?.key;
    expect(step('source 0 stage1.block1', 'ArrowDown')).toBe('source 0 stage1.block2');
    expect(step('source 0 stage1.block1', 'ArrowUp')).toBeUndefined();
    expect(step('source 0 stage3.block5', 'ArrowDown')).toBeUndefined();
    expect(step('source 0 stage1.block1', 'ArrowRight')).toBe('target pool1.input');
    expect(step('target pool5.input', 'ArrowLeft')).toMatch(/^source 0 stage3/);
    expect(step('target pool5.input', 'Home')).toBe('target pool1.input');
  });
});
