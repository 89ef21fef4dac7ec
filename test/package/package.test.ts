/** @file The packages that users install: what is in them, for this platform and for one that cannot be run here. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { withLockFile } from '../lock-file.js';

const here = `${process.platform}-${process.arch}`;
const foreign = here === 'darwin-arm64' ? 'win32-x64' : 'darwin-arm64';
const folder = mkdtempSync(join(tmpdir(), 'l2t-package-'));

const run = (...words: readonly string[]) => execFileSync(process.execPath, words, { encoding: 'utf8' });
const pack = (target: string) => run('scripts/package.mjs', '--target', target);

/** As the editor installs it: without the repository's own packages anywhere above. */
function unpack(target: string): string {
  const packed = readFileSync(join('packages', `l2t-studio-${manifest.version}-${target}.vsix`));
  for (const [path, bytes] of Object.entries(unzipSync(packed))) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return join(folder, 'extension');
}

let report = '';
beforeAll(() => {
  // The same lock as the tests of the engine have: the addon is compiled once.
  withLockFile('addon', () => {
    report = pack(here);
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package for this platform holds its own libraries and no others', () => {
  expect(report).toContain(`\n${here} `);
});

test('the package for another platform holds its own libraries and no others', () => {
  expect(pack(foreign)).toContain(`\n${foreign} `);
});

test('what is unpacked computes on ONNX Runtime with nothing else beside it', () => {
  const cli = join(unpack(here), 'dist/cli.js');
  const words = [cli, 'doctor', '--engine', 'onnxruntime', '--json'];
  const answer = execFileSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  expect(JSON.parse(answer)).toMatchObject({ engine: 'onnxruntime', works: true });
});

test('what is unpacked reads and writes pictures with nothing else beside it', () => {
  const blank = "{ create: { width: 3, height: 2, channels: 3, background: 'red' } }";
  const program = `import sharp from 'sharp';
    const png = await sharp(${blank}).png().toBuffer();
    console.log((await sharp(png).metadata()).width);`;
  const words = ['--input-type=module', '--eval', program];
  expect(execFileSync(process.execPath, words, { cwd: unpack(here), encoding: 'utf8' })).toBe('3\n');
});

test('the manifest that is packed tells nothing of how the repository is worked on', () => {
  const packed = JSON.parse(readFileSync(join(unpack(here), 'package.json'), 'utf8'));
  expect(Object.keys(packed)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(scripts|devDependencies|private)$/)]),
  );
  expect(Object.keys(packed.dependencies)).toEqual(['onnxruntime-node', 'sharp']);
});

test('a platform that there is no package for is refused', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/package.mjs', '--target', 'solaris'], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain('There is no package for solaris');
});
