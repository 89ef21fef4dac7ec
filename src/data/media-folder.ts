/** @file Where the files that come with the program are, whether it runs from its sources, from `dist` or installed. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataErrors } from '../errors/data.js';

const programName = 'l2t-studio';

/** The folder `media` beside the program's own package.json. */
export function mediaFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const parsed: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    const isProgram =
      typeof parsed === 'object' && parsed !== null && 'name' in parsed && parsed.name === programName;
    if (isProgram) return join(folder, 'media');
  }
  throw dataErrors.mediaMissing(start);
}
