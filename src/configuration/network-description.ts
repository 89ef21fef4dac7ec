/** @file A network as an experiment names it → its description: a row of the table, or a file that was read already. */
import { describeNetwork } from '../catalog/networks/describe.js';
import type { NetworkDescription } from '../catalog/networks/description.js';
import { type ImageForm, squareForm } from '../catalog/networks/image-form.js';
import { isNetworkName, networkTable } from '../catalog/networks/table.js';
import { importErrors } from '../errors/import.js';
import { ExitCode, StudioError } from '../errors/studio-error.js';
import { knownNetworkFile } from '../import/known-files.js';
import type { NetworkOfExperiment } from './experiment.js';

/** Every source and the target of an experiment, with a class count and without, and those of the next file. */
const mostDescribed = 256;
const described = new Map<string, NetworkDescription>();

/**
 * The network for a number of classes; 0 stands for a number that is not known. Undefined where a file was not read yet,
 * or describes no network. Every pair of a list asks for the same two, so the last ones are kept.
 */
export function describeChoice(
  { network, width, image, shortcut }: NetworkOfExperiment,
  classes?: number,
): NetworkDescription | undefined {
  const file = isNetworkName(network) ? undefined : knownNetworkFile(network);
  const key = JSON.stringify([network, width, image, shortcut, classes, file?.version]);
  const known = described.get(key);
  if (known) return known;
  const fresh = isNetworkName(network)
    ? describeNetwork({
        network,
        width,
        classes: classes ?? 0,
        ...(shortcut ? { shortcut } : {}),
        image: formOf(image, squareForm(networkTable[network].imageSize)),
      })
    : file?.describe(classes);
  if (!fresh) return undefined;
  const whole = { ...fresh, image: formOf(image, fresh.image) };
  if (described.size >= mostDescribed) described.clear();
  described.set(key, whole);
  return whole;
}

/** The same of a network that must be known by now. Throws what is wrong with its file. */
export function requireNetwork(choice: NetworkOfExperiment, classes?: number): NetworkDescription {
  const description = describeChoice(choice, classes);
  if (description) return description;
  const content = knownNetworkFile(choice.network)?.content;
  if (content && 'problem' in content)
    throw new StudioError({ ...content.problem, exitCode: ExitCode.weights });
  throw importErrors.notRead(choice.network);
}

const formOf = (given: Partial<ImageForm> | undefined, usual: ImageForm): ImageForm => ({
  ...usual,
  ...given,
});
