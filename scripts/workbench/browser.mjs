/** The browser that shows the workbench: one that is installed, else Debian's, where it may be installed. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const places = [
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [process.env.CHROME_PATH, ...candidates, ...places].find((path) => path && isProgram(path));
}

/** Debian's Chromium, with a font; false where this user or system cannot. */
function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.error('installing Chromium for the tests in the workbench…');
  const aptGet = (...parameters) => {
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    return spawnSync('apt-get', ['-qq', ...parameters], options).status === 0;
  };
  aptGet('update');
  return aptGet('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
}

/** @returns the path of a browser. */
export async function findOrInstallBrowser() {
  const browser = findBrowser() ?? (installFromDebian() ? findBrowser() : undefined);
  if (browser === undefined)
    throw new Error(
      'There is no Chrome, Chromium or Edge (CHROME_PATH may name one) and none could be installed, so the tests in the workbench are left out.',
    );
  return browser;
}
