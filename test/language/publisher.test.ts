/** @file When what is found out slowly about a file is told, and of which file. */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticsPublisher } from '../../src/language/diagnostics/publisher.js';
import type { Finding } from '../../src/language/diagnostics/worker-messages.js';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';
import { temporaryFolders } from '../temporary-folders.js';
import { good } from './example-runs.js';

const newFolder = temporaryFolders();
const eventually = { timeout: 60_000 };
const broken: Finding = { error: { code: 'weights/other', message: 'Not its weights.', remedy: 'Others.' } };

interface Question {
  readonly file: string;
  readonly answered: (finding: Finding) => void;
}

const answer = (question: Question | undefined, finding: Finding): void => question?.answered(finding);

/** A publisher whose questions about weights wait for the test to answer them. */
function publisher() {
  const published: PublishDiagnosticsParams[] = [];
  const asked: Question[] = [];
  const all = new DiagnosticsPublisher(
    { sendDiagnostics: async (params) => void published.push(params) },
    { runsOfText: () => [] },
    () => ({
      examiner: {
        ask: async (question) =>
          question.kind === 'weights'
            ? new Promise<Finding>((answered) => asked.push({ file: question.source.weights, answered }))
            : undefined,
      },
      engines: { lackOf: async () => undefined },
      trusted: true,
    }),
  );
  const last = () => published.at(-1)?.diagnostics.map(({ code }) => code);
  return { all, asked, last, published };
}

/** An open experiment; its weights lie beside it unless they are to be missing. */
function experiment({ missing = false, weights = 'w.safetensors' } = {}): ExperimentDocument {
  const folder = newFolder();
  if (!missing) writeFileSync(join(folder, weights), 'weights');
  const { href } = pathToFileURL(join(folder, 'a.l2t.json'));
  return new ExperimentDocument(TextDocument.create(href, 'l2t', 1, good.replace('w.safetensors', weights)));
}

test('an answer that comes after that of a later look is old, and not told', async () => {
  const { all, asked, last } = publisher();
  const document = experiment();
  all.judge(document);
  await expect.poll(() => asked.length, eventually).toBe(1);
  all.judge(document);
  await expect.poll(() => asked.length, eventually).toBe(2);
  answer(asked[1], broken);
  await expect.poll(last, eventually).toEqual(['weights/other']);
  answer(asked[0], {});
  await nextTurn();
  expect(last()).toEqual(['weights/other']);
});

test('weights that the target begins with are examined, and told of where they stand', async () => {
  const { all, asked, published } = publisher();
  const { text, uri } = experiment();
  const begins = text.replace('"target": {', '"target": { "weights": "w.safetensors",');
  all.judge(new ExperimentDocument(TextDocument.create(uri, 'l2t', 1, begins)));
  await expect.poll(() => asked.length, eventually).toBe(2);
  answer(asked[0], {});
  answer(asked[1], broken);
  const place = () => published.at(-1)?.diagnostics.map(({ range }) => range.start.character);
  await expect.poll(place, eventually).toEqual([
    begins
      .split('\n')
      .find((line) => line.includes('target'))
      ?.indexOf('"w.safe'),
  ]);
});

test('weights that are not there are not also said to be the wrong ones', async () => {
  const { all, asked, last, published } = publisher();
  all.judge(experiment({ missing: true }));
  await expect.poll(() => asked.length, eventually).toBe(1);
  const [before, told] = [last(), published.length];
  answer(asked[0], broken);
  await expect.poll(() => published.length, eventually).toBeGreaterThan(told);
  expect([before?.length, last()]).toEqual([1, before]);
});

test('only files that name what changed are looked at again, however its path is spelt', async () => {
  const { all, asked } = publisher();
  all.judge(experiment());
  all.judge(experiment({ weights: 'Other.safetensors' }));
  await expect.poll(() => asked.length, eventually).toBe(2);
  all.judgeNaming(['/elsewhere/OTHER.safetensors']);
  await expect.poll(() => asked.length, eventually).toBe(3);
  expect(basename(asked[2]?.file ?? '')).toBe('Other.safetensors');
});

test('of a file that was closed nothing is told any more', async () => {
  const { all, asked, published } = publisher();
  const document = experiment();
  all.judge(document);
  await expect.poll(() => asked.length, eventually).toBe(1);
  all.close(document.uri);
  const told = published.length;
  answer(asked[0], broken);
  await nextTurn();
  expect([published.at(-1), published.length]).toEqual([{ uri: document.uri, diagnostics: [] }, told]);
});
