/** code-server and its own Node, in a folder that is named by their versions and appears only when it is complete. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';

const versions = { node: '24.9.0', codeServer: '4.139.1' };
const npmInstall = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Runs npm in `folder`; what it prints is shown only when it fails. */
function npm(folder, npmArguments, environment = {}) {
  return new Promise((done, fail) => {
    const child = spawn('npm', npmArguments, {
      cwd: folder,
      // The project's own .npmrc is not meant: npm finds it, and `npm test` passes it on, by these variables.
      env: { ...process.env, npm_config_yes: 'true', ...environment },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', fail);
    child.on('close', (status) =>
      status === 0
        ? done()
        : fail(new Error(`npm ${npmArguments.join(' ')} failed: ${output.trim().slice(-400)}`)),
    );
  });
}

async function emptyPackage(folder) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private":true}\n');
}

async function link(target, path) {
  await rm(path, { force: true });
  await symlink(target, path);
}

async function install(folder, nodePackage) {
  await emptyPackage(join(folder, 'node'));
  await npm(join(folder, 'node'), [...npmInstall, `${nodePackage}@${versions.node}`]);
  const node = resolve(folder, 'node/node_modules', nodePackage);
  // From here on npm runs on the Node that code-server runs on, so that it takes what fits that one.
  const environment = {
    PATH: `${join(node, 'bin')}${delimiter}${process.env.PATH}`,
    npm_config_nodedir: node,
  };
  await emptyPackage(join(folder, 'code-server'));
  await npm(join(folder, 'code-server'), [...npmInstall, `code-server@${versions.codeServer}`], environment);
  const editor = join(folder, 'code-server/node_modules/code-server/lib/vscode');
  await npm(editor, [...npmInstall, '--omit=dev'], environment);
  await npm(join(editor, 'extensions'), [...npmInstall, '--omit=dev'], environment);
  // What code-server's own install script would have linked.
  await link('code-linux.sh', join(editor, 'bin/remote-cli/code-server'));
  await link('browser-linux.sh', join(editor, 'bin/helpers/browser.sh'));
}

/** @returns `{ node, codeServer }`, absolute paths of Node and of code-server's entry, installed if they are not yet. */
export async function installedWorkbench(cache) {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))
    throw new Error(
      'The workbench (code-server) runs on Linux only, on x64 or arm64: its tests are left out.',
    );
  const nodePackage = `node-linux-${process.arch}`;
  const folder = resolve(cache, `node-${versions.node}-code-server-${versions.codeServer}-${process.arch}`);
  if (!existsSync(folder)) {
    console.error(`installing code-server ${versions.codeServer} for the tests in the workbench…`);
    const aside = await mkdtemp(join(cache, 'unfinished-'));
    try {
      await install(aside, nodePackage);
      // Whoever installed at the same time and was first has won; both folders are alike.
      await rename(aside, folder).catch(() => access(folder));
    } catch (error) {
      throw new Error(
        `The workbench could not be installed from the npm registry, so its tests are left out. ${error.message}`,
      );
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }
  return {
    node: join(folder, 'node/node_modules', nodePackage, 'bin/node'),
    codeServer: join(folder, 'code-server/node_modules/code-server/out/node/entry.js'),
  };
}
