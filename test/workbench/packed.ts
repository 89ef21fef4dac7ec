/** @file The extension as a user installs it: packed for this machine. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkbenchOptions } from './editor/workbench.js';
import { repository } from './flow.js';

/** Of the script that packs, for a platform that there is no package for. */
const noSuchPackage = 2;

/** Packs it anew; its folder, where there is no package for this machine. */
export function packedExtension(): WorkbenchOptions['extension'] {
  const target = `${process.platform}-${process.arch}`;
  try {
    execFileSync(process.execPath, ['scripts/package.mjs', target], { cwd: repository, stdio: 'pipe' });
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === noSuchPackage) return repository;
    throw error;
  }
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  return { vsix: join(repository, 'packages', `l2t-studio-${version}-${target}.vsix`) };
}
