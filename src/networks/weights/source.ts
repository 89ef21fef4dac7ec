/** @file The weights of an experiment's sources, with as much of them as its method reads. */
import { t } from '@vscode/l10n';
import { type MethodName, methodTable } from '../../catalog/methods.js';
import { isNetworkName, type NetworkRow, networkTable } from '../../catalog/networks/table.js';
import type { ParsedSource, SourceChoice } from '../../configuration/experiment.js';
import type { SourceFacts } from '../../configuration/load.js';
import { requireNetwork } from '../../configuration/network-description.js';
import { describedNetwork } from '../described.js';
import {
  type LoadedWeights,
  type LoadWeightsOptions,
  loadWeights,
  readClassCount,
  readShortcut,
} from './load.js';

/** Only logits have to do with the classifier; feature maps and initial weights stop before it. */
const optionsOf = ({ weightsKey: key }: ParsedSource, method: MethodName): LoadWeightsOptions => ({
  key,
  classifier: methodTable[method].uses === 'one-source',
});

/** The form that the weights are of, where the network has several and the experiment names none. */
async function shortcutOf(source: ParsedSource): Promise<Pick<SourceChoice, 'shortcut'>> {
  const { network, shortcut, weights, weightsKey } = source;
  const row: NetworkRow | undefined = isNetworkName(network) ? networkTable[network] : undefined;
  if (shortcut || weights === '' || !row?.hasPaddingForm) return shortcut ? { shortcut } : {};
  const forms = {
    projection: requireNetwork({ ...source, shortcut: 'projection' }),
    padding: requireNetwork({ ...source, shortcut: 'padding' }),
  };
  return (await readShortcut(weights, forms, weightsKey)) === 'padding' ? { shortcut: 'padding' } : {};
}

/** What an experiment leaves to the files of a source: its classes, and the form of its network. */
export async function sourceFacts(source: ParsedSource, method: MethodName): Promise<SourceFacts> {
  const form = await shortcutOf(source);
  const { classes, weights } = source;
  if (classes !== undefined) return { classes, ...form };
  const description = await describedNetwork({ ...source, ...form });
  if (weights === '') return { classes: description.classes, ...form };
  return { classes: await readClassCount(weights, description, optionsOf(source, method)), ...form };
}

/** As `loadWeights`. */
export async function loadSource(source: SourceChoice, method: MethodName): Promise<LoadedWeights> {
  const { weights, classes, shortcut } = source;
  const loaded = await loadWeights(
    weights,
    await describedNetwork(source, classes),
    optionsOf(source, method),
  );
  if (shortcut !== 'padding') return loaded;
  const note = t(
    '{0}: the shortcuts have no parameters: every second pixel, with zero channels around.',
    weights,
  );
  return { ...loaded, notes: [...loaded.notes, note] };
}
