/** @file `l2t describe NETWORK`: a network by itself, of the table or of a file. */
import { t } from '@vscode/l10n';
import type { NetworkDescription } from '../../catalog/networks/description.js';
import { imageSizeText } from '../../catalog/networks/image-form.js';
import { textTable } from '../../catalog/text-table.js';
import { wrapped } from '../terminal/width.js';
import { networkData } from './data.js';
import { networkLines } from './layers.js';
import { indented, left, right, roomIn, size } from './layouts.js';

interface NetworkOptions {
  readonly json: boolean;
  /** Of the terminal. */
  readonly columns: number;
  /** What was noticed when its file was read. */
  readonly notes: readonly string[];
}

function stageLines({ features }: NetworkDescription, columns: number): string[] {
  const stages = features.filter(({ stage }) => stage);
  const rows = stages.map(({ name, shape, alias }) => [name, size(shape), String(alias)]);
  const others = features.length - stages.length;
  return [
    t('Layers that presets pair'),
    ...indented(textTable([left(t('layer')), left(t('map')), right(t('index'))], rows)),
    ...(others === 0
      ? []
      : indented(
          wrapped(t('{0} more layers have maps; "pairs" may name any of them.', others), roomIn(columns)),
        )),
    '',
  ];
}

/** The network as text of this width, or as one JSON object. */
export function describeNetworkAlone(
  network: NetworkDescription,
  { json, columns, notes }: NetworkOptions,
): string {
  if (json) return JSON.stringify({ ...networkData(network), notes }, null, 2);
  return [
    ...networkLines(t('Network'), network, columns),
    t('Images: {0} pixels', imageSizeText(network.image)),
    '',
    ...stageLines(network, columns),
    ...notes.flatMap((note) => wrapped(note, columns)),
  ].join('\n');
}
