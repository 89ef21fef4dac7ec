/** @file The inputs after public reports beside the repository, for tests; they say so and skip where they are absent. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'vitest';
import { sharedFolder } from '../shared.js';
import { temporaryFolder } from './folders.js';

/** A path among the inputs. */
export const report = (name: string): string => sharedFolder('reports', name);

/** A test that needs the inputs. */
export const reportTest = test.skipIf(!existsSync(report('README.md')));

/** A new folder with what a zip file of the inputs holds. */
export async function unpacked(name: string): Promise<string> {
  const folder = await temporaryFolder();
  const unzip = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';
  execFileSync('python3', ['-c', unzip, report(name), folder]);
  return folder;
}
