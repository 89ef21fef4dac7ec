/** @file What a hover says: keys, names of the catalog, layers, pairs with their learned λ. */
import { t } from '@vscode/l10n';
import type { Hover } from 'vscode-languageserver/node';
import { methodNames, methodTable } from '../../catalog/methods.js';
import { describeNetwork } from '../../catalog/networks/describe.js';
import { networkNames, networkTable } from '../../catalog/networks/table.js';
import type { Path } from '../../configuration/problem.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { layerNamed, layerSentence, pairSide } from '../document/layers.js';
import { nodeAt, placeAt } from '../document/place.js';
import { choicesAt, schemaAt } from '../document/schema-place.js';
import { escaped } from '../markdown.js';
import type { RunBook } from '../runs/run-book.js';
import { pairMarkdown } from './pair.js';
import { paperPlace } from './paper.js';
import { presetMarkdown } from './preset.js';

function keyMarkdown(path: Path): string[] {
  const schema = schemaAt(path);
  if (!schema) return [];
  const place = paperPlace(path);
  const byDefault = schema.default;
  return [
    `**${escaped(String(path.at(-1)))}**`,
    escaped(schema.description ?? ''),
    ...(byDefault === undefined ? [] : [t('Default: {0}', `\`${JSON.stringify(byDefault)}\``)]),
    ...(place === undefined ? [] : [t('In the paper: {0}', escaped(place))]),
  ];
}

function networkMarkdown(name: string): string[] {
  const network = networkNames.find((known) => known === name);
  if (!network) return [];
  const { parameterCount, multiplyAdds, features } = describeNetwork({ network, classes: 100 });
  const facts = t(
    '{0} parameters and {1} million multiply-adds an image (width 1, 100 classes), {2} feature layers',
    parameterCount.toLocaleString('en'),
    (multiplyAdds / 1e6).toFixed(0),
    features.length,
  );
  return [`**${escaped(networkTable[network].title)}**`, escaped(facts)];
}

function choiceMarkdown(path: Path, name: string): string[] {
  if (path.at(-1) === 'network') return networkMarkdown(name);
  const method = path.length === 1 && path[0] === 'method' && methodNames.find((known) => known === name);
  if (method) {
    const { title, description, source } = methodTable[method];
    return [`**${escaped(title)}**`, escaped(description), `_${escaped(source)}_`];
  }
  const choice = choicesAt(path).find((known) => known.name === name);
  return choice ? [`**${escaped(name)}**`, escaped(choice.description)] : [];
}

function layerMarkdown(document: ExperimentDocument, path: Path): string[] {
  const side = pairSide(path);
  const found = side && layerNamed(document.reading.reading, side, nodeAt(document, path)?.value);
  return found
    ? [
        `**${escaped(found.network.title)}: ${escaped(found.name)}**`,
        `${escaped(found.layer.title)}, ${escaped(layerSentence(found))}`,
      ]
    : [];
}

/** The hover at an offset; undefined where there is nothing to say. */
export function hoverAt(document: ExperimentDocument, offset: number, runs: RunBook): Hover | undefined {
  const place = placeAt(document, offset);
  if (!place) return undefined;
  const { node, path, isKey } = place;
  const inPair = path[0] === 'pairs' && typeof path[1] === 'number' ? path[1] : undefined;
  const own = isKey
    ? keyMarkdown(path)
    : [
        ...layerMarkdown(document, path),
        ...(typeof node.value === 'string' ? choiceMarkdown(path, node.value) : []),
      ];
  const about = own.length === 0 && path.length > 0 && inPair === undefined && node.children === undefined;
  const ofPreset = path.length === 1 && path[0] === 'pairs' ? presetMarkdown(document, runs) : [];
  const learned = inPair === undefined ? ofPreset : pairMarkdown(document, inPair, runs);
  // What was learned comes before what a key means, which is always the same.
  const parts = [
    ...(isKey ? learned : []),
    ...(about ? keyMarkdown(path) : own),
    ...(isKey ? [] : learned),
  ].filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  return { contents: { kind: 'markdown', value: parts.join('\n\n') }, range: document.rangeOf(node) };
}
