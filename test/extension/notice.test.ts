import { expect, test } from 'vitest';
import { configurationErrors } from '../../src/errors/configuration.js';
import { editorErrors } from '../../src/errors/editor.js';
import { engineErrors } from '../../src/errors/engine.js';
import { runErrors } from '../../src/errors/run.js';
import { noticeOf } from '../../src/extension/errors/notice.js';

test('a named error is told by its sentence and its remedy', () => {
  const error = editorErrors.liveRuns(['birds']);
  expect(noticeOf(error)).toEqual({ text: `${error.message} ${error.remedy}`, defect: false });
});

test('what nobody foresaw is a defect, and the log says where', () => {
  expect(noticeOf(new TypeError('x is undefined'))).toMatchObject({
    text: expect.stringContaining('x is undefined.'),
    defect: true,
    action: { kind: 'show-log' },
  });
});

test('the first problem of an experiment file is told with its place, and how many more there are', () => {
  const lines = [
    '/a b/x.l2t.json:3:14: There is no method "l2x". — Choose "l2t-ww".',
    '/a b/x.l2t.json:9:1: Two — Do.',
  ];
  expect(noticeOf(configurationErrors.invalid('/a b/x.l2t.json', lines))).toEqual({
    text: 'x.l2t.json, line 3: There is no method "l2x". Choose "l2t-ww". There is one more problem.',
    defect: false,
    action: { kind: 'open-problem', file: '/a b/x.l2t.json', line: 3, column: 14 },
  });
});

test("a path of Windows does not hide a problem's place", () => {
  const error = configurationErrors.invalid('c:\\x.l2t.json', ['c:\\x.l2t.json:3:14: Wrong — Mend it.']);
  expect(noticeOf(error).action).toEqual({
    kind: 'open-problem',
    file: 'c:\\x.l2t.json',
    line: 3,
    column: 14,
  });
});

test('an engine that is missing leads to the doctor', () => {
  expect(noticeOf(engineErrors.unavailable('tensorflow', 'no library', 'onnxruntime')).action).toEqual({
    kind: 'doctor',
  });
});

test('TensorFlow where it has not been set up leads to its set-up', () => {
  expect(noticeOf(engineErrors.notSetUp('tensorflow')).action).toEqual({ kind: 'set-up-engine' });
});

test("a trainer that died leads to its run's log, where the run is known", () => {
  const error = runErrors.crashed('/runs/a', 'SIGKILL');
  expect(noticeOf(error, '/runs/a').action).toEqual({ kind: 'show-run-log', run: '/runs/a' });
  expect(noticeOf(error).action).toBeUndefined();
});

test('a workspace without an experiment leads to making one', () => {
  expect(noticeOf(editorErrors.noExperiment()).action).toEqual({ kind: 'make-experiment' });
});

test('a workspace that is not trusted leads to where it can be', () => {
  expect(noticeOf(editorErrors.untrusted()).action).toEqual({ kind: 'manage-trust' });
});
