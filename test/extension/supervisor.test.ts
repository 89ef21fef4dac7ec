/** @file What the editor's supervisor of trainers says, without an editor. */
import { expect, test, vi } from 'vitest';
import { RunSupervisor, type SupervisorOptions } from '../../src/extension/runs/supervisor.js';

vi.mock('vscode', () => ({
  CancellationError: Error,
  ProgressLocation: {},
  l10n: { t: (sentence: string) => sentence },
  window: {
    withProgress: (_options: unknown, work: (progress: unknown, token: unknown) => unknown) =>
      work({ report: () => undefined }, { onCancellationRequested: () => undefined }),
  },
  workspace: { isTrusted: true },
}));
vi.mock('../../src/run/control/ask-trainer.js', () => ({ wakeTrainer: async () => false }));
vi.mock('../../src/trainer/start.js', () => ({ startTrainer: async () => ({ pid: 1 }) }));

test('a run that was resumed is no failure where only its end with the window could not be prepared', async () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const options: SupervisorOptions = {
    log,
    store: { find: () => undefined, refresh: async () => undefined },
    programs: {
      trainer: async () => ({ trainerFile: '/trainer.js' }),
      commandLine: () => Promise.reject(new Error('no Node executable')),
    },
  };
  await new RunSupervisor(options).resume('/runs/1');
  expect(log.error).toHaveBeenCalledWith(expect.stringContaining('no Node executable'));
});
