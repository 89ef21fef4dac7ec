/** @file CIFAR's Python version, which torchvision downloads: the images of the binary version, in the same order. */
import { dataErrors } from '../../errors/data.js';
import { exists } from '../files.js';
import type { Part, Sample } from '../part.js';
import { readBytes } from '../regular-file.js';
import { copyPlanes, emptyBlock, labeledSample } from './binary.js';
import { ByteRows, readPythonFile } from './python-pickle.js';

const size = 32;
const pixelBytes = 3 * size * size;
/** Bytes; the largest official file has 155 million. */
const largestFile = 512 * 1024 * 1024;

/** The names of the classes that a file of this version lists under a key. */
export async function readPythonClasses(path: string, key: string): Promise<string[]> {
  const names = (await open(path)).get(key);
  const isText = (name: unknown): name is string => typeof name === 'string';
  if (!Array.isArray(names) || names.length === 0 || !names.every(isText)) throw dataErrors.pythonFile(path);
  return names;
}

/**
 * Reads files of which each holds the first of `imagesPerFile` official images; absent files count as empty.
 * @param labelKey where their labels are.
 */
export async function readPythonFiles(
  paths: readonly string[],
  imagesPerFile: number,
  labelKey: string,
  classCount: number,
): Promise<Part> {
  const files = await Promise.all(paths.map((path) => readRows(path, labelKey)));
  const block = emptyBlock(
    files.reduce((sum, { labels }) => sum + labels.length, 0),
    size,
  );
  let slot = 0;
  const samples = files.flatMap(({ path, labels, bytes }, fileIndex) =>
    labels.map((label, image): Sample => {
      copyPlanes(bytes, image * pixelBytes, block, slot, 'rows');
      const place = { slot: slot++, officialIndex: fileIndex * imagesPerFile + image };
      return labeledSample(path, image, label, classCount, place);
    }),
  );
  return { samples, block };
}

async function readRows(path: string, labelKey: string) {
  if (!(await exists(path))) return { path, labels: [], bytes: new Uint8Array() };
  const file = await open(path);
  const [data, labels] = [file.get('data'), file.get(labelKey)];
  const isLabel = (label: unknown): label is number => Number.isSafeInteger(label);
  if (!(data instanceof ByteRows) || !data.bytes || !Array.isArray(labels) || !labels.every(isLabel)) {
    throw dataErrors.pythonFile(path);
  }
  if (data.rows !== labels.length) throw dataErrors.countMismatch(path, data.rows, path, labels.length);
  if (data.bytes.length !== data.rows * pixelBytes) {
    throw dataErrors.wrongSize(path, data.bytes.length, pixelBytes);
  }
  return { path, labels, bytes: data.bytes };
}

const open = async (path: string) => readPythonFile(await readBytes(path, largestFile), path);
