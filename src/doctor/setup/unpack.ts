/** @file Finds the libraries of TensorFlow in a folder (pip's too), a wheel, a jar, a .tar.gz. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { Unzip, UnzipInflate } from 'fflate';
import { libraryNames } from '../../engines/tensorflow/location.js';
import { setupErrors } from '../../errors/setup.js';
import { writeError } from '../../run/folder/atomic.js';
import type { Libraries } from './addon.js';

/** The C interface comes as `libtensorflow_cc` in wheels and jars, as `libtensorflow` in archives. */
const main = /^libtensorflow(_cc)?\.so(\.2[.\d]*)?$/;
const framework = /^libtensorflow_framework\.so(\.2[.\d]*)?$/;
const isLibrary = (name: string): boolean => main.test(name) || framework.test(name);

/**
 * @param folder an empty folder for what has to be unpacked; a folder that is given is used as it is.
 * @throws StudioError `setup/no-libraries`, `setup/damaged`, `run/disk-full`.
 */
export async function librariesOf(path: string, folder: string): Promise<Libraries> {
  if ((await stat(path)).isDirectory()) return choose(path, path);
  await mkdir(folder, { recursive: true });
  try {
    if (/\.(whl|jar|zip)$/i.test(path)) await unzip(path, folder);
    else await promisify(execFile)('tar', ['-xzf', path, '-C', folder]);
  } catch (cause) {
    throw writeError(folder, cause, () => setupErrors.damaged(path, cause));
  }
  return choose(folder, path);
}

/** Of files that are links to one another, the real ones are the largest. */
async function choose(folder: string, given: string): Promise<Libraries> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => isLibrary(basename(file)));
  const sized = await Promise.all(
    files.map(async (file) => ({ file: join(folder, file), size: (await stat(join(folder, file))).size })),
  );
  const largest = (pattern: RegExp) =>
    sized.filter(({ file }) => pattern.test(basename(file))).sort((left, right) => right.size - left.size)[0]
      ?.file;
  const [cc, shared] = [largest(main), largest(framework)];
  if (cc === undefined || shared === undefined) throw setupErrors.noLibraries(given);
  const [mainName, frameworkName] = libraryNames;
  return new Map([
    [mainName, cc],
    [frameworkName, shared],
  ]);
}

/** Unpacks the libraries alone, piece by piece: they are larger than what one would hold in memory. */
async function unzip(archive: string, folder: string): Promise<void> {
  const targets: WriteStream[] = [];
  const writing: Promise<void>[] = [];
  const unzipper = new Unzip((file) => {
    const name = basename(file.name);
    if (!isLibrary(name)) return;
    const target = createWriteStream(join(folder, name));
    const written = new Promise<void>((resolve, reject) => {
      target.once('finish', resolve).once('error', reject);
      file.ondata = (error, chunk, final) => {
        if (error) reject(error);
        else if (final) target.end(chunk);
        else target.write(chunk);
      };
    });
    // A failure may come before all are waited for.
    written.catch(() => undefined);
    writing.push(written);
    targets.push(target);
    file.start();
  });
  unzipper.register(UnzipInflate);
  for await (const chunk of createReadStream(archive)) {
    unzipper.push(chunk);
    // A disk that is slower than the one that is read from would have all of it wait in memory.
    for (const target of targets) if (target.writableNeedDrain) await once(target, 'drain');
  }
  unzipper.push(new Uint8Array(0), true);
  await Promise.all(writing);
}
