/** @file Before the unit tests: the product is built once, into a folder of this process, and removed afterwards. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The absolute folder of the built programs. */
    product: string;
  }
}

export function setup(project: TestProject): () => void {
  const { root } = project.config;
  // Below node_modules, where the programs find the packages that stay outside of them.
  const folder = join(root, 'node_modules/.cache/l2t-test', `product-${process.pid}`);
  execFileSync(process.execPath, ['scripts/build.mjs', folder], { cwd: root });
  project.provide('product', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
