/** A folder with what the package of one platform holds, and nothing else. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foreignPackage } from './foreign-packages.mjs';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const writeJson = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

/** Packages with native parts, which stay outside the bundles (scripts/build.mjs). */
const nativePackages = ['onnxruntime-node', 'sharp'];
/** What only the install script of `onnxruntime-node` needs: here it never runs. */
const installOnly = ['adm-zip', 'global-agent'];
const documents = ['README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD_PARTY_NOTICES.md', '.vscodeignore'];

function stageManifest(folder) {
  const manifest = readJson('package.json');
  for (const key of ['scripts', 'devDependencies', 'private', 'bin', 'allowScripts']) delete manifest[key];
  const { node: _, ...engines } = manifest.engines;
  const dependencies = Object.fromEntries(nativePackages.map((name) => [name, manifest.dependencies[name]]));
  writeJson(join(folder, 'package.json'), { ...manifest, engines, dependencies });
}

/** Sources, declarations, programs of the repository alone, and forms of a package that are never loaded. */
const needless = [
  /\.map$/,
  /\.d\.[cm]?ts$/,
  /[/\\]dist[/\\](start|bench|golden)\.js$/,
  /sharp[/\\](install|src|lib)$/,
  /glib-2\.0$/,
  /onnxruntime-common[/\\](lib|dist[/\\]esm)$/,
];

function copyFolder(from, to, filter = () => true) {
  const isNeeded = (path) => !needless.some((pattern) => pattern.test(path)) && filter(path);
  cpSync(from, to, { recursive: true, filter: isNeeded });
}

/** ONNX Runtime's package holds the libraries of all platforms; of macOS's two equal files one is loaded. */
function stageOnnxRuntime(modules, { platform, arch }) {
  const to = join(modules, 'onnxruntime-node');
  const from = 'node_modules/onnxruntime-node';
  mkdirSync(to, { recursive: true });
  copyFolder(join(from, 'dist'), join(to, 'dist'));
  const libraries = join('bin/napi-v6', platform, arch);
  const isVersioned = (file) => /libonnxruntime\.\d+\.\d+\.\d+\.dylib$/.test(file);
  copyFolder(join(from, libraries), join(to, libraries), (file) => !isVersioned(file));
  const manifest = readJson(join(from, 'package.json'));
  for (const name of installOnly) delete manifest.dependencies[name];
  for (const key of ['scripts', 'devDependencies', 'os']) delete manifest[key];
  writeJson(join(to, 'package.json'), manifest);
  copyFolder('node_modules/onnxruntime-common', join(modules, 'onnxruntime-common'));
}

/** sharp, what it needs everywhere unless that lies within it, and its library for the platform. */
function stageSharp(modules, { name }, lock) {
  const { dependencies } = readJson('node_modules/sharp/package.json');
  const isWithin = (each) => existsSync(join('node_modules/sharp/node_modules', each));
  for (const each of ['sharp', ...Object.keys(dependencies).filter((each) => !isWithin(each))])
    copyFolder(join('node_modules', each), join(modules, each));
  const ofPlatform = [`@img/sharp-${name}`, `@img/sharp-libvips-${name}`];
  for (const each of ofPlatform.filter((candidate) => lock.packages[`node_modules/${candidate}`])) {
    const installed = join('node_modules', each);
    copyFolder(existsSync(installed) ? installed : foreignPackage(each, lock), join(modules, each));
  }
}

/** @param bundles the folder of the built programs. @param folder is emptied and filled. */
export function stage(target, bundles, folder) {
  rmSync(folder, { recursive: true, force: true });
  const modules = join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  stageManifest(folder);
  const texts = readdirSync('.').filter((file) => /^package\.nls.*\.json$/.test(file));
  for (const file of [...documents, ...texts]) cpSync(file, join(folder, file));
  copyFolder(bundles, join(folder, 'dist'));
  for (const part of ['media', 'l10n', join('native', target.name)])
    if (existsSync(part)) copyFolder(part, join(folder, part));
  stageOnnxRuntime(modules, target);
  stageSharp(modules, target, readJson('package-lock.json'));
}
