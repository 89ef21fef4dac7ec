/** @file Made-up data folders for tests: temporary folders, small images, text and binary files. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import type { Part } from '../../src/data/part.js';

/** A temporary folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'l2t-data-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files (relative path → contents) into a new temporary folder. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, contents] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
  return folder;
}

/** A PNG of one color; two numbers are grey and alpha, four are RGBA. */
export async function png(size: number, color: readonly number[] = [10, 20, 30]): Promise<Uint8Array> {
  const channels = ([1, 2, 3, 4] as const).find((count) => count === color.length) ?? 3;
  const data = Buffer.from(Array.from({ length: size * size }, () => color).flat());
  return sharp(data, { raw: { width: size, height: size, channels } })
    .png()
    .toBuffer();
}

/** Folder contents: each path the same small image. */
export async function images(paths: readonly string[], size = 4): Promise<Record<string, Uint8Array>> {
  const bytes = await png(size);
  return Object.fromEntries(paths.map((path) => [path, bytes]));
}

/** The last two names of the path of each sample, with its label: "1 class/file.png". */
export function labeledPaths(part: Part | undefined): string[] {
  return (part?.samples ?? []).map(({ label, pixels }) => {
    const path = 'path' in pixels ? pixels.path.split(/[/\\]/).slice(-2).join('/') : `slot ${pixels.slot}`;
    return `${label} ${path}`;
  });
}

/** The number of samples of each class. */
export function countByClass(part: Part | undefined, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const { label } of part?.samples ?? []) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
