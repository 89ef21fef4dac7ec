/** @file Reads a network file from the disk: its graph and its list of tensors, without their numbers; then the numbers. */
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { importErrors } from '../errors/import.js';
import { StudioError } from '../errors/studio-error.js';
import { fileSource } from '../tensor/byte-source.js';
import type { HostTensor } from '../tensor/host-tensor.js';
import { ZipArchive } from '../tensor/zip-archive.js';
import { type ProgramEntries, programEntries, readText } from './archive.js';
import type { Program } from './program.js';
import { parseJson, readProgram } from './schema.js';
import { contentKey, type ListedTensor, problemOf, readTensorList, tensorOf } from './weights.js';

export interface Contents {
  readonly file: string;
  readonly program: Program;
  /** The tensors of the state_dict, in its order; then those that it lacks. */
  readonly weights: readonly ListedTensor[];
  readonly constants: readonly ListedTensor[];
  /** The first tensor of each content, by the name of every buffer and constant: one table may be there many times. */
  readonly sameContent: ReadonlyMap<string, string>;
  /** What is wrong with them. */
  readonly problems: readonly StudioError[];
  readonly littleEndian: boolean;
  /** Size and time of the file that was read. */
  readonly stamp: string;
}

/** Calls with the archive, while the file is open. @throws StudioError also where the system refuses. */
async function withArchive<Result>(
  file: string,
  use: (archive: ZipArchive, stamp: string) => Promise<Result>,
): Promise<Result> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const { size, mtimeMs } = await handle.stat();
    return await use(await ZipArchive.open(await fileSource(handle), file), `${size} ${mtimeMs}`);
  } catch (cause) {
    throw cause instanceof StudioError || !isSystemError(cause)
      ? cause
      : importErrors.unreadable(file, cause);
  } finally {
    await handle?.close();
  }
}

const isSystemError = (cause: unknown): boolean => cause instanceof Error && 'syscall' in cause;

/** @throws StudioError where the file is no exported program, or its graph or lists are damaged. */
export function readContents(file: string): Promise<Contents> {
  return withArchive(file, async (archive, stamp) => {
    const entries = programEntries(archive);
    const program = readProgram(await readText(archive, entries.model), file, entries.model);
    const weights = await readList(archive, entries.weights, entries.weightsFolder);
    const constants = entries.constants
      ? await readList(archive, entries.constants, entries.constantsFolder)
      : [];
    return {
      file,
      program,
      weights,
      constants,
      sameContent: firstOfContent([...weights, ...constants], archive),
      problems: [...weights, ...constants].flatMap((tensor) => problemOf(tensor, archive) ?? []),
      littleEndian: await isLittleEndian(archive, entries),
      stamp,
    };
  });
}

async function readList(archive: ZipArchive, name: string, folder: string): Promise<ListedTensor[]> {
  return readTensorList(parseJson(await readText(archive, name), archive.file, name), folder);
}

function firstOfContent(tensors: readonly ListedTensor[], archive: ZipArchive): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  return new Map(
    tensors.map((tensor) => {
      const key = contentKey(tensor, archive);
      const known = first.get(key) ?? tensor.name;
      first.set(key, known);
      return [tensor.name, known];
    }),
  );
}

async function isLittleEndian(archive: ZipArchive, { byteOrder }: ProgramEntries): Promise<boolean> {
  if (byteOrder === undefined) return true;
  const text = new TextDecoder().decode(await readText(archive, byteOrder)).trim();
  if (text !== 'little' && text !== 'big') throw importErrors.damaged(archive.file, byteOrder);
  return text === 'little';
}

/** The numbers of tensors by name. @throws StudioError where an entry is damaged, or the file is another by now. */
export function readNumbers(
  { file, littleEndian, stamp }: Contents,
  wanted: readonly ListedTensor[],
): Promise<Map<string, HostTensor>> {
  return withArchive(file, async (archive, found) => {
    if (found !== stamp) throw importErrors.changed(file);
    const tensors = new Map<string, HostTensor>();
    let [entry, bytes]: [string, Uint8Array] = ['', new Uint8Array(0)];
    // Tensors of one entry side by side, so that none is read twice.
    for (const tensor of wanted.toSorted((left, right) => left.entry.localeCompare(right.entry))) {
      if (tensor.entry !== entry) [entry, bytes] = [tensor.entry, await archive.read(tensor.entry)];
      tensors.set(tensor.name, tensorOf(tensor, bytes, littleEndian));
    }
    return tensors;
  });
}
