/**
 * @file `about.json`: what people say of a run, its name, tags and notes. It is no part of what was trained: it comes, goes
 * and is damaged without a run being another one.
 */
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { runErrors } from '../../errors/run.js';
import type { StudioError } from '../../errors/studio-error.js';
import { type About, complaintAbout, nothingSaid, tidyAbout } from './about-form.js';
import { onceFree, replaceFile, systemCode } from './atomic.js';
import { hasFields } from './fields.js';
import { runFiles } from './format.js';
import { readSmallFile } from './small-file.js';

/** The version of the file that this program writes; it reads this one. */
const version = 1;
/** More than the longest of all, with every character spelled out. */
const mostBytes = 64 * 1024;

/** What lies in a folder, and why nothing can be made of it where that is so: it is told, and never thrown. */
export interface FoundAbout {
  readonly about: About;
  readonly damage?: StudioError;
}

/** What is said of the run in this folder. */
export async function readAbout(folder: string): Promise<FoundAbout> {
  const file = join(folder, runFiles.about);
  try {
    return { about: aboutIn(JSON.parse(await onceFree(() => readSmallFile(file, mostBytes)))) };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { about: nothingSaid };
    return { about: nothingSaid, damage: runErrors.damagedAbout(file, error) };
  }
}

/**
 * Replaces what is said of the run by what `change` makes of it. What somebody else damaged is not replaced.
 * Throws `run/damaged-about`, `run/about-too-long`, `run/disk-full` or `run/write-failed`.
 */
export async function changeAbout(folder: string, change: (about: About) => About): Promise<About> {
  const file = join(folder, runFiles.about);
  const { about, damage } = await readAbout(folder);
  if (damage !== undefined) throw damage;
  const changed = tidyAbout(change(about));
  const complaint = complaintAbout(changed);
  if (complaint !== undefined) throw runErrors.aboutTooLong(complaint);
  await replaceFile(file, `${JSON.stringify({ version, ...changed }, null, 2)}\n`);
  return changed;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Throws where the value is none, or is too long to have been written here. */
function aboutIn(value: unknown): About {
  const isInForm =
    hasFields<About & { readonly version: number }>(value, { version: 'number', tags: 'array' }) &&
    value.version === version &&
    value.tags.every(isText) &&
    [value.name, value.notes].every((text) => text === undefined || isText(text));
  const about = isInForm ? tidyAbout(value) : undefined;
  if (about === undefined || complaintAbout(about) !== undefined) throw new Error(t('it is not in form.'));
  return about;
}
