/** @file The language server's entry; the same program is each thread that reads what takes long. */
import '../errors/translations.js';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const { startServer } = await import('./start.js');
  startServer(new URL(import.meta.url));
} else {
  const { answer } = await import('./diagnostics/worker.js');
  await answer();
}
