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

const bin = 'C:\\Users\\Jürgen\\storage\\bin';
const program = 'C:\\Users\\Jürgen\\storage\\programs\\a b\\cli.js';
const scriptFor = (executable: string) => windowsScript(bin, { node: { executable, env: {} }, program });

test('on Windows a percent sign in a path is no variable', () => {
  expect(scriptFor('D:\\100%\\node.exe')).toContain('@"D:\\100%%\\node.exe" ');
});

test("on Windows a user's name that is not ASCII is not written, for cmd.exe would read another", () => {
  const script = scriptFor('C:\\Users\\Jürgen\\Code\\Code.exe');
  expect(script).toMatch(/^@"%~dp0\.\.\\\.\.\\Code\\Code\.exe" "%~dp0\.\.\\programs\\a b\\cli\.js" %\*\r$/mu);
  expect(script).toMatch(/^\p{ASCII}+$/u);
});

test('on Windows cmd.exe is told how to read a path that must be written and is not ASCII', () => {
  expect(scriptFor('D:\\Müller\\node.exe')).toMatch(/^@chcp 65001 >nul\r\n/u);
});
