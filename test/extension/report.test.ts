/** @file What becomes of an error that is reported, where the editor itself does not do what it is asked. */
import { expect, test, vi } from 'vitest';
import { reportError } from '../../src/extension/errors/report.js';

vi.mock('vscode', () => ({
  CancellationError: class {},
  l10n: { t: (sentence: string) => sentence },
  window: { showErrorMessage: () => Promise.reject(new Error('the window goes')) },
}));

test('a report that fails is logged and rejects not', async () => {
  const log = { error: vi.fn(), show: vi.fn() };
  await reportError(log, new Error('broken'));
  expect(log.error).toHaveBeenCalledWith(expect.stringContaining('the window goes'));
});
