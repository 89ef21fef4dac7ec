/**
 * Makes the packages that users install, one a platform, into `packages/`: `npm run package`, or of one platform
 * `npm run package -- --target linux-x64`. Each is then read again: a library of another platform, a missing file or
 * too many megabytes fail.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { checkPackage, describePackage } from './package/check.mjs';
import { stage } from './package/stage.mjs';
import { targets } from './package/targets.mjs';

const options = { target: { type: 'string', multiple: true } };
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const wanted = [...(values.target ?? []), ...positionals];
const unknown = wanted.find((name) => !targets.some((target) => target.name === name));
if (unknown !== undefined) {
  console.error(`There is no package for ${unknown}: take of ${targets.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const cache = 'node_modules/.cache/l2t-package';
const bundles = join(cache, 'dist');
const runQuietly = (...words) =>
  execFileSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });

runQuietly('scripts/build.mjs', bundles);
mkdirSync('packages', { recursive: true });
const table = [];
for (const target of targets.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  if (target.addon) runQuietly('scripts/tensorflow-addon.mjs', target.name);
  const folder = resolve(cache, 'staged', target.name);
  const packagePath = join(resolve('packages'), `l2t-studio-${version}-${target.name}.vsix`);
  stage(target, bundles, folder);
  await createVSIX({
    cwd: folder,
    target: target.name,
    packagePath,
    useYarn: false,
    allowMissingRepository: true,
    // No repository is named yet that pictures could be loaded from.
    rewriteRelativeLinks: false,
  });
  const found = checkPackage(readFileSync(packagePath), target);
  table.push(describePackage(target, found));
  if (found.complaints.length > 0) process.exitCode = 1;
}
console.log(table.join('\n'));
