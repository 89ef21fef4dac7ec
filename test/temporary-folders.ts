/** @file Temporary folders of a test file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A function that makes temporary folders; they go when the test file ends. */
export function temporaryFolders(): () => string {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) {
      // A process that a test has ended may still be writing its last words.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'l2t-test-'));
    made.push(folder);
    return folder;
  };
}
