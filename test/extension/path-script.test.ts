import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { editorNode } from '../../src/extension/trainer/node.js';
import { windowsScript, writeScripts } from '../../src/extension/trainer/path-script.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const run = promisify(execFile);

test.skipIf(process.platform === 'win32')(
  'the script calls the program with every word as it was given, also from a path with quotes and spaces',
  async () => {
    const home = folder();
    const program = join(home, "it's a $HOME `program`.mjs");
    writeFileSync(program, 'console.log(JSON.stringify([process.argv.slice(2), process.env.L2T_CALLED_AS]))');
    await writeScripts(join(home, 'bin'), { node: editorNode, program });
    const words = ['run', 'a b', "it's", '$HOME', '*'];
    const { stdout } = await run(join(home, 'bin', 'l2t'), words);
    expect(JSON.parse(stdout)).toEqual([words, 'l2t']);
  },
);

test('on Windows a percent sign in a path is no variable', () => {
  const node = { executable: 'C:\\100%\\node.exe', env: {} };
  expect(windowsScript({ node, program: 'C:\\a b\\cli.js' })).toContain(
    '@"C:\\100%%\\node.exe" "C:\\a b\\cli.js" %*',
  );
});
