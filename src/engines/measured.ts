/** @file How fast each engine was on this machine when the doctor last looked: what `auto` goes by. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { storageFolder } from './storage.js';

/** GFLOP/s of a convolution by the name of the engine. */
export type MeasuredSpeeds = Readonly<Record<string, number>>;

const file = (environment = process.env): string => join(storageFolder(environment), 'engines.json');

/** Nothing where the doctor never looked, or looked on another machine that shares this home. */
export function measuredSpeeds(environment = process.env): MeasuredSpeeds {
  try {
    const value: unknown = JSON.parse(readFileSync(file(environment), 'utf8'));
    if (typeof value !== 'object' || value === null) return {};
    const own: unknown = Object.entries(value).find(([host]) => host === hostname())?.[1];
    if (typeof own !== 'object' || own === null) return {};
    return Object.fromEntries(
      Object.entries(own).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    );
  } catch {
    return {};
  }
}

/** Keeps these speeds, in place of all that was known of this machine. A storage that cannot be written changes nothing. */
export function rememberSpeeds(speeds: MeasuredSpeeds): void {
  const aside = `${file()}.${process.pid}`;
  try {
    mkdirSync(storageFolder(), { recursive: true });
    writeFileSync(aside, `${JSON.stringify({ ...others(), [hostname()]: speeds }, null, 2)}\n`);
    renameSync(aside, file());
  } catch {
    // Only the choice of `auto` is then by table instead of by measurement.
  }
}

function others(): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(file(), 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
