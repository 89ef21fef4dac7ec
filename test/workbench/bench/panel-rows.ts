/** @file How long the panel takes to draw a run of 200,000 iterations, and what one refresh more costs a drag. */
import type { Browser } from 'playwright-core';
import type { RunView } from '../../../webview/contract.js';
import { Preview } from '../preview/preview.js';
import type { BenchRow } from './row.js';

/** The page's own, in whose place the functions that are sent there run. */
declare function postMessage(message: unknown): void;
declare function requestAnimationFrame(drawn: () => void): void;

const repetitions = 5;
const iterations = 200_000;
/** As many rows as the host sends of a long run. */
const pairRows = 8192;
const pairs = [1, 2, 3].flatMap((stage) =>
  ['pool1.input', 'pool2.input', 'pool3.input'].map((target) => ({
    source: 0,
    sourceLayer: `stage${stage}.block5`,
    targetLayer: target,
  })),
);

const run: RunView = {
  folder: '/w/runs/long',
  name: 'long',
  state: 'running',
  offered: [],
  created: '2026-11-24T14:10:34.199Z',
  setup: {
    sources: [{ name: 'tiny', network: 'resnet32', width: 1, classes: 200 }],
    target: { network: 'vgg9', width: 1, classes: 10 },
    method: 'l2t-ww',
    pairs,
    lookAheadSteps: 2,
    batchSize: 128,
    beta: 0.5,
    epochs: 200,
  },
  seed: 0,
  configuration: [],
  differences: [],
};

interface Sending {
  readonly folder: string;
  readonly rows: number;
  readonly pairRows: number;
  readonly pairs: number;
  readonly restart: boolean;
}

/** Milliseconds. */
interface Drawing {
  /** From the message to the end of the last slow frame. */
  readonly settled: number;
  /** The longest time in which the page could not have followed the mouse. */
  readonly longestFrame: number;
}

/** In the page: makes a chunk, says it as the host, and waits until it is drawn. */
async function sendSeries({ folder, rows, pairRows, pairs, restart }: Sending): Promise<Drawing> {
  const column = (length: number, value: (index: number) => number) =>
    Float32Array.from({ length }, (_, index) => value(index));
  const ofRow = (value: (index: number) => number) => column(rows, value);
  const ofPairs = (value: (index: number) => number) => column(pairRows * pairs, value);
  const first = restart ? 0 : 200_000;
  const step = rows / Math.max(1, pairRows);
  const chunk = {
    folder,
    restart,
    complete: true,
    epochs: [],
    events: [],
    scalars: {
      iteration: ofRow((index) => first + index + 1),
      epoch: ofRow((index) => 1 + Math.floor((first + index) / 1000)),
      time: ofRow((index) => (first + index) * 0.1),
      seconds: ofRow((index) => 0.1 + 0.01 * Math.sin(index)),
      imagesPerSecond: ofRow((index) => 1280 + 10 * Math.sin(index)),
      learningRate: ofRow(() => 0.1),
      trainingLoss: ofRow((index) => 1 / (1 + index / 1000) + 0.1 * Math.sin(index * 1.7)),
      transferLoss: ofRow((index) => 0.5 / (1 + index / 2000) + 0.05 * Math.sin(index * 2.3)),
      trainingAccuracy: ofRow((index) => 1 - 1 / (1 + index / 5000)),
      lossAfterLookAhead: ofRow((index) => 1 / (1 + index / 1000)),
      memory: ofRow(() => 2e9),
    },
    pairs: {
      iteration: column(pairRows, (index) => first + (index + 1) * step),
      epoch: column(pairRows, (index) => 1 + Math.floor((first + index * step) / 1000)),
      time: column(pairRows, (index) => (first + index * step) * 0.1),
      lambda: ofPairs((index) => 0.4 + 0.3 * Math.sin(index / 500)),
      deviation: ofPairs(() => 0.1),
      loss: ofPairs(() => 0.1),
      entropy: ofPairs(() => 3),
    },
  };
  const nextFrame = () => new Promise<void>((drawn) => requestAnimationFrame(() => drawn()));
  const started = performance.now();
  let settled = 0;
  let longestFrame = 0;
  let before = started;
  postMessage({ kind: 'series', chunk });
  // The panel draws in the frame after the message; frames that follow at their pace say that it has finished.
  for (let quick = 0; quick < 30; ) {
    await nextFrame();
    const now = performance.now();
    quick = now - before < 34 ? quick + 1 : 0;
    if (now - before >= 34) settled = now - started;
    longestFrame = Math.max(longestFrame, now - before);
    before = now;
  }
  return { settled, longestFrame };
}

/** @param bundle the folder of `webview.js`. */
export async function measurePanel(browser: Browser, bundle: string): Promise<BenchRow[]> {
  const drawing: number[] = [];
  const refreshing: number[] = [];
  const blocking: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const panel = await Preview.open(browser, { bundle });
    try {
      await panel.send({
        kind: 'snapshot',
        snapshot: { shown: [run], choices: [], heardRequest: 0, colourMap: 'viridis' },
      });
      await panel.page.getByRole('tab', { name: 'Charts' }).click();
      await panel.page.locator('.chart-grid').waitFor();
      const say = (rows: number, rowsOfPairs: number, restart: boolean) =>
        panel.page.evaluate(sendSeries, {
          folder: run.folder,
          rows,
          pairRows: rowsOfPairs,
          pairs: pairs.length,
          restart,
        });
      drawing.push((await say(iterations, pairRows, true)).settled);
      const refresh = await say(10, 1, false);
      refreshing.push(refresh.settled);
      blocking.push(refresh.longestFrame);
    } finally {
      await panel.close();
    }
  }
  return [
    { name: 'panel: 200,000 iterations until drawn', milliseconds: drawing },
    { name: 'panel: 10 iterations more until quick again', milliseconds: refreshing },
    { name: 'panel: 10 iterations more, longest frame', milliseconds: blocking },
  ];
}
