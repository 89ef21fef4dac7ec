/** @file Several windows may watch one run: which of them tells of its end is settled by a file in a common folder. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../run/folder/atomic.js';

/** Long after the last window has looked. */
const oldMilliseconds = 24 * 60 * 60 * 1000;

/** What is claimed is so once, by the first who asks, in whatever window. */
export class Claims {
  /** @param folder common to all windows of this machine; made when it is needed. */
  constructor(private readonly folder: string) {}

  /** Whether nobody has claimed this before. Where no file can be made, everybody may: better twice than not at all. */
  async take(what: string): Promise<boolean> {
    const name = createHash('sha256').update(what).digest('hex').slice(0, 32);
    try {
      await mkdir(this.folder, { recursive: true });
      await this.#forgetOld();
    } catch {
      return true;
    }
    return writeFile(join(this.folder, name), '', { flag: 'wx' }).then(
      () => true,
      (error) => systemCode(error) !== 'EEXIST',
    );
  }

  async #forgetOld(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const file = join(this.folder, name);
      const found = await stat(file).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > oldMilliseconds) await rm(file, { force: true });
    }
  }
}
