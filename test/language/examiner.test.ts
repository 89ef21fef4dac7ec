/** @file Questions to a thread of its own. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Examiner } from '../../src/language/diagnostics/examiner.js';
import { begun } from '../../src/language/diagnostics/worker-messages.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();

/** An examiner whose thread begins, and then does this. */
const examinerOf = (work: string) =>
  new Examiner(
    new URL(
      `data:text/javascript,import { parentPort } from 'node:worker_threads'; parentPort.postMessage('${begun}'); ${work}`,
    ),
  );
const weights = (file: string) =>
  ({ kind: 'weights', file, network: { network: 'resnet14', width: 1 } }) as const;
const error = { code: 'weights/other', message: 'Not its weights.', remedy: 'Others.' };
const answers = `parentPort.postMessage(${JSON.stringify({ error })})`;

test('where no thread can be started there is no finding, also for the questions that come after', async () => {
  const examiner = new Examiner(new URL('http://localhost/no-program.js'));
  const source = { name: 'a', weights: '/a', network: 'resnet14', width: 1 } as const;
  const ask = () => examiner.ask({ kind: 'weights', source, method: 'fm' });
  expect([await ask(), await ask()]).toEqual([undefined, undefined]);
});

test('what takes for ever is given up where it is not trusted', async () => {
  expect(await examinerOf('for (;;);').ask(weights('/a'), false)).toEqual({});
});

test.for([
  [true, { error }],
  [false, undefined],
] as const)('where trust is %s, of a large weight file is told %j', async ([isTrusted, finding]) => {
  const file = join(folder(), 'large.pth');
  execFileSync('truncate', ['-s', '200M', file]);
  expect(await examinerOf(answers).ask(weights(file), isTrusted)).toEqual(finding);
});
