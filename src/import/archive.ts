/** @file The zip archive of `torch.export.save`: which entries there are, and what the file is where it is another. */
import { importErrors } from '../errors/import.js';
import type { ZipArchive } from '../tensor/zip-archive.js';

export interface ProgramEntries {
  /** The model's JSON, and those that list its weights and constants. */
  readonly model: string;
  readonly weights: string;
  readonly constants: string | undefined;
  /** Where the entries that those lists name lie. */
  readonly weightsFolder: string;
  readonly constantsFolder: string;
  readonly byteOrder: string | undefined;
}

/**
 * Text repeats itself, but no exporter's as often: a model file is inflated to this many times its packed size and a
 * little more at most, so that a small file takes little memory.
 */
const largestTextRatio = 64;
const smallText = 4 * 1024 ** 2;

/** @throws StudioError where the archive is none of `torch.export.save`, an older one, or of several programs. */
export function programEntries({ entries, file }: ZipArchive): ProgramEntries {
  const names = [...entries.keys()];
  const model = /^([^/]+\/)?models\/([^/]+)\.json$/;
  const models = names.filter((name) => model.test(name));
  const [found, ...more] = models;
  if (found === undefined) throw whatItIs(names, file);
  if (more.length > 0)
    throw importErrors.severalModels(
      file,
      models.map((name) => model.exec(name)?.[2] ?? name),
    );
  const [, root = '', stem = ''] = model.exec(found) ?? [];
  const weights = `${root}data/weights/${stem}_weights_config.json`;
  const constants = `${root}data/constants/${stem}_constants_config.json`;
  const byteOrder = `${root}byteorder`;
  if (!entries.has(weights)) throw importErrors.olderFormat(file);
  return {
    model: found,
    weights,
    constants: entries.has(constants) ? constants : undefined,
    weightsFolder: `${root}data/weights/`,
    constantsFolder: `${root}data/constants/`,
    byteOrder: entries.has(byteOrder) ? byteOrder : undefined,
  };
}

function whatItIs(names: readonly string[], file: string): Error {
  const ends = (ending: string) => names.some((name) => name === ending || name.endsWith(`/${ending}`));
  if (ends('serialized_exported_program.json')) return importErrors.olderFormat(file);
  if (names.some((name) => name.includes('data/aotinductor/'))) return importErrors.compiledPackage(file);
  if (ends('data.pkl')) return importErrors.weightsOnly(file);
  return importErrors.notAProgram(file);
}

/** The bytes of a JSON entry. @throws StudioError where it claims to be far larger than it is packed. */
export async function readText(archive: ZipArchive, name: string): Promise<Uint8Array> {
  const entry = archive.entries.get(name);
  if (entry && entry.size > smallText + largestTextRatio * entry.packedSize)
    throw importErrors.damaged(archive.file, name);
  return archive.read(name);
}
