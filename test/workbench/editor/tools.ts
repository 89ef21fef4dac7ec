/** @file What `scripts/workbench.mjs` found or installed, as the tests are given it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export interface WorkbenchTools {
  /** The Node that code-server runs on. */
  readonly node: string;
  /** The entry of code-server. */
  readonly codeServer: string;
  readonly browser: string;
}

/** The tools, or a sentence that says why there are none here. */
export type FoundTools = WorkbenchTools | { readonly missing: string };

function isTools(found: object): found is WorkbenchTools {
  return 'node' in found && 'codeServer' in found && 'browser' in found;
}

/** Finds or installs them; minutes where nothing is there yet. */
export function findTools(repository: string): FoundTools {
  const script = join(repository, 'scripts/workbench.mjs');
  const output = execFileSync(process.execPath, [script], {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found: { missing?: string } = JSON.parse(output);
  return isTools(found) ? found : { missing: found.missing ?? 'The workbench could not be set up.' };
}
