/** @file A chart as an SVG document. */
import { expect, test } from 'vitest';
import { pathOf } from '../../../webview/charts/svg-text.js';
import { type VectorChart, vectorOf } from '../../../webview/charts/vector.js';

const scale = (factor: number) => ({
  ticks: [
    { value: 0, label: '0' },
    { value: 10, label: 'ten' },
    { value: 999, label: 'beyond' },
  ],
  getPixelForValue: (value: number) => 20 + factor * value,
});

const chart: VectorChart = {
  title: 'Loss <of> "a & b"',
  width: 300,
  height: 200,
  area: { left: 20, right: 280, top: 20, bottom: 180 },
  x: { scale: scale(20), title: 'iteration' },
  left: { scale: scale(10), title: 'loss' },
  lines: [
    {
      points: [
        { x: 0, y: 1 },
        { x: 1, y: Number.NaN },
        { x: 2, y: 3 },
        { x: 3, y: 4 },
      ],
      raw: [{ x: 0, y: 1 }],
      look: { colour: 'rgba(255, 0, 0, 0.5)', dash: [6, 3] },
      scale: scale(10),
    },
  ],
  entries: [{ key: 'a', title: 'short', fullTitle: 'the whole name', look: { colour: '#ff0000', dash: [] } }],
  theme: { background: '#101010', foreground: '#fefefe', muted: '#888888', fontFamily: '"Segoe UI", sans' },
  measure: (text) => 7 * text.length,
};

test('a line is drawn where the scales say, with a gap where it has no number', () => {
  expect(vectorOf(chart)).toContain(
    '<path d="M20 30M60 50L80 60" fill="none" stroke="#ff0000" stroke-width="1.75" stroke-dasharray="6 3"/>',
  );
});

test('raw values are faint behind it', () => {
  expect(vectorOf(chart)).toContain('stroke="#ff0000" stroke-width="1" stroke-opacity="0.3"');
});

test('ticks in the chart have their labels, those beyond it have none', () => {
  const text = vectorOf(chart);
  expect(text).toContain('>ten</text>');
  expect(text).not.toContain('beyond');
});

test('a right axis is labelled beside the lines', () => {
  const right = { scale: scale(5), title: 'transfer' };
  expect(vectorOf(chart)).not.toContain('x="288"');
  expect(vectorOf({ ...chart, right })).toContain('x="288"');
  expect(vectorOf({ ...chart, right })).toContain('>transfer</text>');
});

test('the legend has whole names', () => {
  expect(vectorOf(chart)).toContain('>the whole name</text>');
});

test('names are text, whatever is in them', () => {
  expect(vectorOf(chart)).toContain('<title>Loss &lt;of&gt; &quot;a &amp; b&quot;</title>');
  expect(vectorOf({ ...chart, title: 'a\u0000b' })).toContain('<title>a\uFFFDb</title>');
});

test('one point is a dot', () => {
  const [line] = chart.lines;
  if (line === undefined) throw new Error('It has a line.');
  const { raw, ...bare } = line;
  expect(vectorOf({ ...chart, lines: [{ ...bare, points: [{ x: 1, y: 1 }] }] })).toContain(
    '<circle cx="40" cy="30" r="3" fill="#ff0000"/>',
  );
});

test('what is beyond all numbers is a gap too', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 1, y: Number.POSITIVE_INFINITY },
    { x: 2, y: 1.005 },
  ];
  expect(pathOf(points)).toBe('M0 0M2 1');
});
