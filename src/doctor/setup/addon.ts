/** @file The addon of TensorFlow.js, which the product carries compiled for the platforms that have a libtensorflow. */
import { access, copyFile, mkdir, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { mediaFolder } from '../../data/media-folder.js';
import { homeFiles } from '../../engines/tensorflow/location.js';
import { setupErrors } from '../../errors/setup.js';

/** The prebuilt addon. @throws StudioError `setup/no-addon`. */
export async function addonFile(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const file = join(dirname(mediaFolder()), 'native', platform, 'tfjs_binding.node');
  await access(file).catch(() => Promise.reject(setupErrors.noAddon(file)));
  return file;
}

/** Where libraries lie, by the names that they are loaded by. */
export type Libraries = ReadonlyMap<string, string>;

/** Puts addon and libraries where they find each other. */
export async function placeAddon(home: string, addon: string, libraries: Libraries): Promise<void> {
  const folder = join(home, homeFiles.libraries);
  await mkdir(folder, { recursive: true });
  for (const [name, library] of libraries) {
    // The folder is moved when it is whole; only what lies outside of it stays where it is.
    const inside = !relative(home, library).startsWith('..');
    await symlink(inside ? relative(folder, library) : library, join(folder, name));
  }
  const placed = join(home, homeFiles.addon);
  await mkdir(dirname(placed), { recursive: true });
  await copyFile(addon, placed);
}
