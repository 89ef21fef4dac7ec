/** @file The addon of TensorFlow.js, which the product carries compiled for the platforms that have a libtensorflow. */
import { access, copyFile, mkdir, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { mediaFolder } from '../../data/media-folder.js';
import { homeFiles, libraryNames } from '../../engines/tensorflow/location.js';
import { setupErrors } from '../../errors/setup.js';

/** The prebuilt addon. @throws StudioError `setup/no-addon`. */
export async function addonFile(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const file = join(dirname(mediaFolder()), 'native', platform, 'tfjs_binding.node');
  await access(file).catch(() => Promise.reject(setupErrors.noAddon(file)));
  return file;
}

/** The libraries by the names in which they may come. */
export type Libraries = Readonly<Record<(typeof libraryNames)[number], string>>;

/** Those of the wheel, which pip has put into this folder of packages. */
export function librariesOfWheel(packages: string): Libraries {
  const [cc, framework] = libraryNames.map((name) => join(packages, 'tensorflow', name));
  return { 'libtensorflow_cc.so.2': cc ?? '', 'libtensorflow_framework.so.2': framework ?? '' };
}

/** Puts addon and libraries where they find each other. */
export async function placeAddon(home: string, addon: string, libraries: Libraries): Promise<void> {
  const folder = join(home, homeFiles.libraries);
  await mkdir(folder, { recursive: true });
  for (const name of libraryNames) {
    const library = libraries[name];
    // The folder is moved when it is whole; only what lies outside of it stays where it is.
    const inside = !relative(home, library).startsWith('..');
    await symlink(inside ? relative(folder, library) : library, join(folder, name));
  }
  const placed = join(home, homeFiles.addon);
  await mkdir(dirname(placed), { recursive: true });
  await copyFile(addon, placed);
}
