/** Packages of other platforms: npm installs only what fits this machine, so they are fetched one by one. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const cache = 'node_modules/.cache/l2t-package';

/** Unpacks the version of `name` that the lock file names, once it has the hash that the lock file names. */
export function foreignPackage(name, lock) {
  const { version, integrity } = lock.packages[`node_modules/${name}`];
  const folder = join(cache, `${name.replace('/', '-')}-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'unfinished-'));
  try {
    const options = {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    };
    const output = execFileSync(
      'npm',
      ['pack', `${name}@${version}`, '--json', '--loglevel=error', '--pack-destination', aside],
      options,
    );
    const archive = join(aside, JSON.parse(output)[0].filename);
    const hash = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (hash !== integrity) throw new Error(`${name} ${version} is not what package-lock.json names.`);
    execFileSync('tar', ['-xzf', archive, '-C', aside]);
    renameSync(join(aside, 'package'), folder);
    return folder;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
