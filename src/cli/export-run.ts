/** @file The trained target of a run as a file for other programs. */
import { extname } from 'node:path';
import type { NetworkDescription } from '../catalog/networks/description.js';
import { evaluationCover, type ImageSize, imageSizeText } from '../catalog/networks/image-form.js';
import { networkText } from '../catalog/networks/reference.js';
import type { DataChoice } from '../configuration/experiment.js';
import { openDataset } from '../data/dataset.js';
import { StudioError } from '../errors/studio-error.js';
import { usageErrors } from '../errors/usage.js';
import { onnxModel } from '../networks/onnx/model.js';
import { ownStateDict } from '../networks/weights/own-state-dict.js';
import { saveWeights } from '../networks/weights/save.js';
import { replaceFile, requireReplaceable } from '../run/folder/atomic.js';
import { readRunNetwork } from './run-weights.js';

export const exportFormats = ['.safetensors', '.onnx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The format that the file's name asks for. Throws `usage/unknown-format` where it is none of the allowed. */
export function requireFormat(file: string, allowed: readonly ExportFormat[] = exportFormats): ExportFormat {
  const format = allowed.find((known) => known === extname(file).toLowerCase());
  if (format === undefined) throw usageErrors.unknownFormat(file, allowed);
  return format;
}

export interface ExportReport {
  readonly format: ExportFormat;
  readonly network: NetworkDescription;
  /** Absent where the run's data cannot be read here: the file then lacks the names. */
  readonly classNames?: readonly string[];
}

/** Writes the weights of the run's best epoch to the file, in the format of its name. */
export async function exportRun(folder: string, file: string): Promise<ExportReport> {
  const format = requireFormat(file);
  const { experiment, ...network } = await readRunNetwork(folder);
  await requireReplaceable(file, usageErrors.notWritable);
  const classNames = await classNamesOf(experiment.data);
  const { description, weights, constants } = network;
  const metadata = {
    dataset: experiment.data.dataset,
    ...(classNames && { class_names: JSON.stringify(classNames) }),
  };
  if (format === '.onnx') {
    const tensors = new Map([...weights.parameters, ...weights.statistics, ...constants]);
    await replaceFile(
      file,
      onnxModel(description, tensors, { ...networkMetadata(description), ...metadata }),
    );
  } else await saveWeights(file, weights, description, metadata, await ownStateDict(description.network));
  return { format, network: description, ...(classNames && { classNames }) };
}

/** The names of the classes, for which the data set is opened; undefined where it is not here any more. */
async function classNamesOf(data: DataChoice): Promise<readonly string[] | undefined> {
  try {
    return (await openDataset(data)).classes;
  } catch (error) {
    if (error instanceof StudioError) return undefined;
    throw error;
  }
}

/** What the network is, and what must be done to images before it. */
function networkMetadata({ image, network, width, classes }: NetworkDescription): Record<string, string> {
  return {
    network: networkText(network),
    width: String(width),
    classes: String(classes),
    image_size: image.height === image.width ? String(image.height) : imageSizeText(image),
    mean: JSON.stringify(image.mean),
    std: JSON.stringify(image.deviation),
    color_order: 'RGB',
    preprocessing: preprocessing(image),
  };
}

function preprocessing(size: ImageSize): string {
  const { height, width } = evaluationCover(size);
  return (
    `Resize to the smallest image that covers ${height}x${width} pixels (bilinear with antialiasing, as PIL does), ` +
    `cut the central ${imageSizeText(size)} out, divide by 255, subtract mean, divide by std; N x 3 x H x W, RGB.`
  );
}
