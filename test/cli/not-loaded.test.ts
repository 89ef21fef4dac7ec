/** @file Programs on a machine that refuses the product's native libraries, or that lost them. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();

/** The product with libraries of this content in the place of its own; without content they are not there. */
function productWith(content: string | undefined): string {
  const place = folder();
  cpSync(inject('product'), join(place, 'dist'), { recursive: true });
  for (const name of content === undefined ? [] : ['sharp', 'onnxruntime-node']) {
    mkdirSync(join(place, 'node_modules', name), { recursive: true });
    writeFileSync(join(place, 'node_modules', name, 'index.js'), content ?? '');
  }
  return join(place, 'dist');
}

const refusing = "process.dlopen({ exports: {} }, '/nowhere/library.node');";

test.each([
  ['cli.js', 'refused', refusing, 'nowhere'],
  ['cli.js', 'lost', undefined, 'Cannot find package'],
  ['trainer.js', 'refused', refusing, 'nowhere'],
])('%s says in one sentence that a library is %s, and what to do', (program, _, content, reason) => {
  const { status, stderr } = spawnSync(process.execPath, [join(productWith(content), program), '--version'], {
    encoding: 'utf8',
  });
  expect(stderr).toMatch(new RegExp(`does not load on this machine: .*${reason}`, 'u'));
  expect([status, stderr.trim().split('\n').length]).toEqual([1, 2]);
});
