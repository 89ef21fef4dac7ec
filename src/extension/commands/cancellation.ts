/** @file A person's cancel, in the two forms that the editor and Node know. */
import { CancellationError, type CancellationToken } from 'vscode';

/** Does work that a cancel of the token aborts; then it throws a CancellationError, whatever the work threw. */
export async function cancellable<T>(
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const following = token.onCancellationRequested(() => controller.abort());
  try {
    return await work(controller.signal);
  } catch (error) {
    throw token.isCancellationRequested ? new CancellationError() : error;
  } finally {
    following.dispose();
  }
}
