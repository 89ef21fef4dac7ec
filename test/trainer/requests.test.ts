/** @file What becomes of requests to a trainer that stops, waits for its device, or that nobody wants any more. */
import { expect, test } from 'vitest';
import { Control } from '../../src/trainer/control.js';

/** A control, and what the training was told to do. */
function controlled() {
  const done: string[] = [];
  const control = new Control(() => ({ iteration: 0, epoch: 0, iterationsPerEpoch: 1, epochs: 1 }));
  const training = {
    checkpoint: async () => void done.push('checkpoint'),
    saliency: () => Promise.reject(new Error('no maps')),
    event: (name: string) => void done.push(name),
  };
  return { control, done, serve: () => control.betweenIterations(training) };
}

test('what was asked by someone who has left is not done', async () => {
  const { control, done, serve } = controlled();
  const leaving = new AbortController();
  void control.checkpoint(leaving.signal);
  leaving.abort();
  await serve();
  expect(done).toEqual([]);
});

test('a run that stops is not paused any more', async () => {
  const { control, done, serve } = controlled();
  void control.stop();
  void control.pause();
  await serve();
  expect(done).toEqual(['checkpoint']);
});

test('a run that was asked to stop says so whatever it does meanwhile', () => {
  const { control } = controlled();
  void control.stop();
  control.setState('training');
  expect(control.status().state).toBe('stopping');
});

test('who asked before the run began to wait for its device is answered at once', async () => {
  const { control } = controlled();
  const asked = control.pause();
  control.setState('waiting', 'waiting for GPU 0');
  await expect(asked).rejects.toMatchObject({ message: expect.stringContaining('waiting for GPU 0') });
});
