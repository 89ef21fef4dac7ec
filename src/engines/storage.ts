/**
 * @file The product's folder of this user, which holds what set-ups fetch: the same for the editor, the terminal and a
 * batch system, since a run may be started by any of them.
 */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

const perPlatform: Readonly<Record<string, () => string>> = {
  darwin: () => join(homedir(), 'Library', 'Application Support'),
  win32: () => process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
};

/** The environment variable L2T_STORAGE names another folder than the usual one. */
export function storageFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { L2T_STORAGE, XDG_DATA_HOME } = environment;
  if (L2T_STORAGE) return L2T_STORAGE;
  // An empty one, or one that is not absolute, is to be ignored, says the specification: it would name a working folder.
  const named = XDG_DATA_HOME && isAbsolute(XDG_DATA_HOME) ? XDG_DATA_HOME : undefined;
  const data = perPlatform[process.platform]?.() ?? named ?? join(homedir(), '.local', 'share');
  return join(data, 'l2t-studio');
}

/** Where a set-up puts its virtual environment. */
export const pythonFolder = (home: string): string => join(home, 'python');

/** What was set up, when, and how fast it was: written last. */
export const recordFile = (home: string): string => join(home, 'setup.json');

/** Where pip put the packages of a set-up: one folder, unless the environment is not there. */
function packageFolders(home: string): string[] {
  const versions = join(pythonFolder(home), 'lib');
  return entries(versions).map((version) => join(versions, version, 'site-packages'));
}

/** Folders with CUDA's libraries that a set-up fetched into its virtual environment; none on a machine without a GPU. */
export function cudaLibraryFolders(home: string): string[] {
  return packageFolders(home).flatMap((packages) => {
    const nvidia = join(packages, 'nvidia');
    return entries(nvidia).flatMap((part) => {
      const folder = join(nvidia, part, 'lib');
      return entries(folder).length > 0 ? [folder] : [];
    });
  });
}

export interface CudaVersions {
  readonly cuda: string;
  readonly cuDnn: string;
}

/** The versions of those libraries, by what pip noted beside them. */
export function cudaVersions(home: string): CudaVersions | undefined {
  const notes = packageFolders(home).flatMap(entries);
  const versionOf = (name: RegExp) =>
    notes.map((note) => name.exec(note)?.[1]).find((version) => version !== undefined);
  const cuda = versionOf(/^nvidia_cuda_runtime(?:_cu\d+)?-([\d.]+)\.dist-info$/);
  const cuDnn = versionOf(/^nvidia_cudnn_cu\d+-([\d.]+)\.dist-info$/);
  return cuda !== undefined && cuDnn !== undefined ? { cuda, cuDnn } : undefined;
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
