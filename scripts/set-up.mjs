/**
 * Brings a checkout up to date for `npm start` and `npm test`: dependencies as the lock file says, then the build. It is
 * called by name, since npm runs no pre-scripts where `.npmrc` ignores scripts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
const upToDate =
  existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;

function run(...npmArguments) {
  // npm is a batch file on Windows, which only a shell can start; the arguments are constants.
  const { status } = spawnSync('npm', npmArguments, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (!upToDate) run('ci', '--no-audit', '--no-fund', '--loglevel=error');
run('run', '--silent', 'build');
