/** @file The layers of a network as a table: what each is, its shape, and what it costs. */
import { t } from '@vscode/l10n';
import { layerRows } from '../../catalog/layer-rows.js';
import type { NetworkDescription } from '../../catalog/networks/description.js';
import { textTable } from '../../catalog/text-table.js';
import { wrapped } from '../terminal/width.js';
import { count, firstFitting, indented, left, right, roomIn, size, withBelow } from './layouts.js';

interface Layer {
  readonly name: string;
  readonly what: string;
  readonly numbers: readonly [output: string, parameters: string, multiplyAdds: string];
  readonly feature: string;
}

/** @param role `Target`, `Source noto`. @param columns of the terminal. */
export function networkLines(role: string, network: NetworkDescription, columns: number): string[] {
  const { title, width, classes } = network;
  const times = width === 1 ? '' : t(', {0} times as wide', width);
  const classText = classes === 0 ? '' : t(', {0} classes', classes);
  return [
    ...wrapped(`${role}: ${title}${times}${classText}`, columns),
    ...indented(firstFitting(layoutsOf(layersOf(network)), roomIn(columns))),
    '',
  ];
}

function layersOf(network: NetworkDescription): Layer[] {
  const layers = layerRows(network).map(
    ({ name, title, output, parameters, multiplyAdds, feature }): Layer => ({
      name,
      what: title,
      numbers: [size(output), count(parameters), count(multiplyAdds)],
      feature: feature ? `${feature.name} (${feature.alias})` : '',
    }),
  );
  const sums = ['', count(network.parameterCount), count(network.multiplyAdds)] as const;
  return [...layers, { name: t('all'), what: '', numbers: sums, feature: '' }];
}

/** All that there is; then without what a layer is, but where it has no name; then in two lines each. */
function layoutsOf(layers: readonly Layer[]): string[][] {
  const [layer, what, feature] = [left(t('layer')), left(t('what')), left(t('feature (index)'))];
  const numbers = [left(t('output')), right(t('parameters')), right(t('mult-adds'))];
  const whole = textTable(
    [layer, what, ...numbers, feature],
    layers.map((row) => [row.name, row.what, ...row.numbers, row.feature]),
  );
  const named = textTable(
    [layer, ...numbers, feature],
    layers.map((row) => [row.name || row.what, ...row.numbers, row.feature]),
  );
  const stacked = withBelow(
    textTable(
      [layer, ...numbers],
      layers.map((row) => [row.name, ...row.numbers]),
    ),
    [[what.title, feature.title], ...layers.map((row) => [row.what, row.feature])],
  );
  return [whole, named, stacked];
}
