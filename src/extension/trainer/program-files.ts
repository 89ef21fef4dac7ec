/** @file Which files of the installed extension its programs need beside them to run elsewhere. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Bundles that only the editor loads. */
const editorBundles = /^(extension|language-server|webview)\./u;
/** Pictures that only the editor shows. */
const editorPictures = /^(readme|walkthrough)\b/u;
/** Packages with native parts, which stay outside the bundles (scripts/build.mjs). */
const nativePackages = ['onnxruntime-node', 'sharp'] as const;

const platform = process.platform;
const architecture = process.arch;

/** Paths relative to the extension's folder, in no order. */
export async function programFiles(extensionFolder: string): Promise<readonly string[]> {
  const list = async (folder: string, wanted: (path: string) => boolean = () => true) =>
    (await filesIn(join(extensionFolder, folder))).filter(wanted).map((path) => join(folder, path));
  const lists = await Promise.all([
    list('dist', (name) => !editorBundles.test(name) && !name.endsWith('.map')),
    list('media', (name) => !editorPictures.test(name)),
    list(join('native', `${platform}-${architecture}`)),
    ...[...(await packagesOf(extensionFolder))].map((name) =>
      list(join('node_modules', name), isOfThisPlatform),
    ),
  ]);
  return ['package.json', ...lists.flat()];
}

/** Another for other programs: what a copy is called by. Times and sizes tell builds of one version apart. */
export async function fingerprint(extensionFolder: string, version: string): Promise<string> {
  const hash = createHash('sha256');
  const bundles = (await readdir(join(extensionFolder, 'dist'))).filter((name) => !editorBundles.test(name));
  for (const name of bundles.sort()) {
    const { size, mtimeMs } = await stat(join(extensionFolder, 'dist', name));
    hash.update(`${name} ${size} ${mtimeMs}\n`);
  }
  return `${version}-${platform}-${architecture}-${hash.digest('hex').slice(0, 12)}`;
}

/** The native packages and those of their dependencies that are there: a package for install scripts may not be. */
async function packagesOf(extensionFolder: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const queue: string[] = [...nativePackages];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const dependencies = found.has(name) ? undefined : await dependenciesOf(extensionFolder, name);
    if (dependencies === undefined) continue;
    found.add(name);
    queue.push(...dependencies);
  }
  return found;
}

async function dependenciesOf(extensionFolder: string, name: string): Promise<string[] | undefined> {
  try {
    const text = await readFile(join(extensionFolder, 'node_modules', name, 'package.json'), 'utf8');
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(text);
    return [...Object.keys(dependencies), ...Object.keys(optionalDependencies)];
  } catch {
    return undefined;
  }
}

/** ONNX Runtime's package holds the libraries of all platforms: `bin/napi-v6/linux/x64/...`. */
function isOfThisPlatform(path: string): boolean {
  const [folder, , system, machine] = path.split(sep);
  return folder !== 'bin' || system === undefined || (system === platform && machine === architecture);
}

/** All files below a folder, relative to it; none where it is not there. Nested packages come along. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
