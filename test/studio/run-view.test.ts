/** @file What the panel offers after a failure. */
import { expect, test } from 'vitest';
import { runViewOf } from '../../src/extension/studio/run-view.js';
import type { Failure } from '../../src/run/folder/failure.js';
import type { RunSummary } from '../../src/run/overview/list.js';
import { summary } from '../extension/runs.js';

const failure = (code: string): Failure => ({ code, message: 'What.', remedy: 'What to do.', exitCode: 6 });

const helpAfter = (code: string, more: Partial<RunSummary> = {}) =>
  runViewOf({
    run: summary({ state: 'failed', failure: failure(code), ...more }),
    name: 'a',
    facts: {},
    status: undefined,
    file: undefined,
  }).failure?.help;

test('notes keep their lines and nothing that turns or controls text', () => {
  const about = { tags: ['paper'], notes: 'one\n\u202etwo' };
  const view = runViewOf({
    run: summary({ about }),
    name: 'a',
    facts: {},
    status: undefined,
    file: undefined,
  });
  expect(view.about).toEqual({ tags: ['#paper'], notes: 'one\n\\u202etwo' });
});

test('a run that continues another says which, and after which epoch', () => {
  const { configuration } = summary();
  const continuedFrom = { id: 'a', run: 'first', epochs: [2, 5] };
  const run = summary({ configuration: { ...configuration, continuedFrom } });
  const view = runViewOf({ run, name: 'a', facts: {}, status: undefined, file: undefined });
  expect(view.continuedFrom).toEqual({ run: 'first', epoch: 5 });
});

test('a failed run can be resumed, and its log looked at', () => {
  expect(helpAfter('training/non-finite')).toEqual(['resume', 'showLog']);
});

test('a run that another machine trains is not offered to be resumed', () => {
  expect(helpAfter('training/non-finite', { elsewhere: 'gpu-7' })).toEqual(['showLog']);
});

test('what the notification of a failure offers, the panel does too', () => {
  expect(helpAfter('engine/not-set-up')).toEqual(['setUpEngine', 'resume', 'showLog']);
  expect(helpAfter('engine/failed')).toEqual(['doctor', 'resume', 'showLog']);
});
