/** @file What a page may say to the extension. */
import { expect, test } from 'vitest';
import { isPanelMessage } from '../../src/extension/studio/panel-message.js';
import type { PanelMessage } from '../../webview/contract.js';

const pair = { source: 0, sourceLayer: 'stage1.block1', targetLayer: 'pool1.input' };
const understood: readonly PanelMessage[] = [
  { kind: 'ready' },
  { kind: 'edit-pairs', pairs: [pair] },
  { kind: 'use-preset', preset: 'one-to-one' },
  { kind: 'show-runs', request: 1, folders: ['/runs/1'] },
  { kind: 'run-command', command: 'start' },
  { kind: 'run-command', command: 'stop', folder: '/runs/1' },
  { kind: 'saliency', request: 1, folder: '/runs/1', pair: 0, images: [0, 3] },
  { kind: 'evaluation', request: 1, folder: '/runs/1', part: 'test' },
  { kind: 'pictures', request: 1, folder: '/runs/1', part: 'validation', images: [3, 1] },
  { kind: 'save-file', name: 'pairs.svg', content: '<svg/>' },
  { kind: 'save-file', name: 'chart.png', content: new Uint8Array(4) },
  { kind: 'defect', message: 'broken' },
];

test.each(understood)('the panel may say %j', (message) => {
  expect(isPanelMessage(message)).toBe(true);
});

test.each([
  undefined,
  'ready',
  { kind: 'constructor' },
  { kind: 'edit-pairs', pairs: [{ ...pair, source: 'first' }] },
  { kind: 'use-preset', preset: 'toString' },
  { kind: 'show-runs', request: 1, folders: [null] },
  { kind: 'run-command', command: 'workbench.action.quit' },
  { kind: 'run-command', command: 'stop', folder: 7 },
  { kind: 'saliency', request: 1, folder: '/runs/1', pair: 0, images: ['first'] },
  { kind: 'evaluation', request: 1, folder: '/runs/1', part: 'training' },
  { kind: 'pictures', request: 1, folder: '/runs/1', part: 'test', images: ['3'] },
  { kind: 'save-file', name: 'chart.png', content: { length: 4 } },
])('a page that says %j is not understood', (message) => {
  expect(isPanelMessage(message)).toBe(false);
});
