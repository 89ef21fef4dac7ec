/**
 * @file Looks at a safetensors header before it is parsed: what it asks for has to be in proportion to what real files
 * hold. Its JSON is an object of objects that hold lists of numbers, never more.
 */
import { t } from '@vscode/l10n';
import { weightErrors } from '../errors/weights.js';

/** The largest published models have 100,000 tensors, and divide them into many files. */
const mostTensors = 100_000;
const containersOfTensor = 3;
/** Shapes have at most as many axes as PyTorch's tensors, usually four. */
const mostNumbers = 16 * mostTensors;
const deepest = 4;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const opening = new Set([0x7b, 0x5b]);
const closing = new Set([0x7d, 0x5d]);

/** @throws StudioError `weights/too-large` where the header holds, or nests, more than a file of tensors can need. */
export function requireModestHeader(json: Uint8Array, file: string): void {
  let depth = 0;
  let containers = 0;
  let commas = 0;
  let inText = false;
  for (let index = 0; index < json.length; index++) {
    const byte = json[index] ?? 0;
    if (inText) {
      if (byte === backslash) index += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (byte === comma) commas += 1;
    else if (opening.has(byte)) {
      depth += 1;
      containers += 1;
    } else if (closing.has(byte)) depth -= 1;
    if (depth > deepest) throw weightErrors.malformed(file, t('the header'));
    if (containers > containersOfTensor * mostTensors || commas > mostNumbers)
      throw weightErrors.tooLarge(file);
  }
}
