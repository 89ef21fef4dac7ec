import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseNode, editorNode, programEnvironment } from '../../src/extension/trainer/node.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();

test('where no Node is chosen, the editor itself is told to be one', async () => {
  expect(await chooseNode('')).toEqual({ executable: process.execPath, env: { ELECTRON_RUN_AS_NODE: '1' } });
});

test('a chosen Node is taken as it is', async () => {
  expect(await chooseNode(process.execPath)).toEqual({ executable: process.execPath, env: {} });
});

test.each([
  ['that is not there', () => join(folder(), 'node')],
  ['that is only a name', () => 'node'],
  [
    'that is too old',
    () => {
      const file = join(folder(), 'node');
      writeFileSync(file, '#!/bin/sh\necho v18.19.0\n');
      chmodSync(file, 0o755);
      return file;
    },
  ],
])('a Node %s is refused by name', async (_, file) => {
  await expect(chooseNode(file())).rejects.toMatchObject({ code: 'editor/bad-node' });
});

test('a program does not get what the editor tells its own processes', () => {
  const environment = {
    PATH: '/bin',
    HTTPS_PROXY: 'http://proxy',
    NODE_OPTIONS: '--inspect',
    VSCODE_IPC_HOOK_CLI: '/tmp/x',
    ELECTRON_NO_ASAR: '1',
  };
  const kept = programEnvironment(editorNode, environment);
  expect(kept).toMatchObject({ PATH: '/bin', HTTPS_PROXY: 'http://proxy', ELECTRON_RUN_AS_NODE: '1' });
  expect(Object.keys(kept).filter((name) => /NODE_OPTIONS|VSCODE|NO_ASAR/u.test(name))).toEqual([]);
});
