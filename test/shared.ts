/** @file The shared folder of real data and golden numbers beside the repository; tests say so and skip where it is absent. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';

const root = fileURLToPath(new URL('../../shared', import.meta.url));
const present = existsSync(join(root, 'README.md'));
if (!present) console.warn(`${root} is absent: the tests that need it are skipped.`);

/** A path inside the shared folder. */
export function sharedFolder(...parts: string[]): string {
  return join(root, ...parts);
}

/** A test that needs the shared folder. */
export const sharedTest = test.skipIf(!present);
