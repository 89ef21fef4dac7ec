/**
 * @file Where the TensorFlow engine's libraries are: one folder of the user, the same for the editor, the terminal and a
 * batch system, since a run may be started by any of them. `l2t setup tensorflow` fills it.
 */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const perPlatform: Readonly<Record<string, () => string>> = {
  darwin: () => join(homedir(), 'Library', 'Application Support'),
  win32: () => process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
};

/** The product's folder of this user; the environment variable L2T_STORAGE names another. */
export function storageFolder(): string {
  const { L2T_STORAGE, XDG_DATA_HOME } = process.env;
  if (L2T_STORAGE) return L2T_STORAGE;
  const data = perPlatform[process.platform]?.() ?? XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
  return join(data, 'l2t-studio');
}

/** The folder that the set-up fills; it is there whole or not at all. */
export function tensorFlowHome(): string {
  return join(storageFolder(), 'tensorflow');
}

/** What lies in it. The addon finds its libraries at `../../deps/lib`, relative to itself. */
export const homeFiles = {
  addon: join('addon', 'lib', 'napi-v8', 'tfjs_binding.node'),
  libraries: join('addon', 'deps', 'lib'),
  /** What was set up, when, and how fast it was. */
  record: 'setup.json',
} as const;

/** The libraries that the addon loads, by the names it asks for. */
export const libraryNames = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const;

/** Folders with CUDA's libraries that the set-up fetched beside TensorFlow; empty on a machine without a GPU. */
export function cudaLibraryFolders(home = tensorFlowHome()): string[] {
  const versions = join(home, 'python', 'lib');
  return entries(versions).flatMap((version) => {
    const nvidia = join(versions, version, 'site-packages', 'nvidia');
    return entries(nvidia).flatMap((part) => {
      const folder = join(nvidia, part, 'lib');
      return entries(folder).length > 0 ? [folder] : [];
    });
  });
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
