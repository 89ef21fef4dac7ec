/** @file What a hover says: keys, names of the catalog, layers, pairs with their learned λ. */
import { dirname } from 'node:path';
import { t } from '@vscode/l10n';
import type { Hover } from 'vscode-languageserver/node';
import { methodNames, methodTable } from '../../catalog/methods.js';
import { describeNetwork } from '../../catalog/networks/describe.js';
import { imageSizeText } from '../../catalog/networks/image-form.js';
import { isNetworkFile } from '../../catalog/networks/reference.js';
import { networkNames, networkTable } from '../../catalog/networks/table.js';
import { matrixCountText } from '../../configuration/matrix-count.js';
import { resolvePath } from '../../configuration/resolve-path.js';
import type { Path } from '../../configuration/text/problem.js';
import { knownNetworkFile } from '../../import/known-files.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { layerNamed, layerSentence, pairSide } from '../document/layers.js';
import { nodeAt, placeAt } from '../document/place.js';
import { choicesAt, schemaAt } from '../document/schema-place.js';
import { escaped } from '../markdown.js';
import type { RunBook } from '../runs/run-book.js';
import { pairMarkdown } from './pair.js';
import { paperPlace } from './paper.js';
import { presetMarkdown } from './preset.js';
import { wordsMarkdown } from './words.js';

function keyMarkdown(path: Path): string[] {
  const schema = schemaAt(path);
  if (!schema) return [];
  const place = paperPlace(path);
  const byDefault = schema.default;
  return [
    `**${escaped(String(path.at(-1)))}**`,
    escaped(schema.description ?? ''),
    ...(byDefault === undefined ? [] : [t('Default: {0}', `\`${JSON.stringify(byDefault)}\``)]),
    ...(place === undefined
      ? []
      : [t('In the paper, {0}: {1}', escaped(place.section), escaped(place.sentence))]),
    ...wordsMarkdown([schema.description ?? '', place?.sentence ?? '']),
  ];
}

/** What is known of a file that describes a network: what it is, or why it is none, and what was noticed. */
function networkFileMarkdown(file: string): string[] {
  const content = knownNetworkFile(file)?.content;
  if (!content) return [];
  if ('problem' in content) return [escaped(content.problem.message), escaped(content.problem.remedy)];
  const { title, image, classes, parameterCount, multiplyAdds, features } = content.description;
  const stages = features.filter(({ stage }) => stage).map(({ name }) => name);
  const facts = t(
    '{0} parameters and {1} million multiply-adds an image of {2} pixels, {3} classes, {4} feature layers; presets pair {5}',
    parameterCount.toLocaleString('en'),
    (multiplyAdds / 1e6).toFixed(0),
    imageSizeText(image),
    classes,
    features.length,
    stages.join(', '),
  );
  return [`**${escaped(title)}**`, escaped(facts), ...content.notes.map(escaped)];
}

function networkMarkdown(name: string, file: string): string[] {
  if (isNetworkFile(name)) return networkFileMarkdown(resolvePath(dirname(file), name));
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

function choiceMarkdown(path: Path, name: string, file: string): string[] {
  if (path.at(-1) === 'network') return networkMarkdown(name, file);
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

/** How many runs a matrix is; nothing where it is not in form. */
function matrixMarkdown({ reading: { matrix, file, problems } }: ExperimentDocument): string[] {
  if (!matrix || problems.some(({ path }) => path[0] === 'matrix')) return [];
  const method = 'method' in file && typeof file.method === 'string' ? file.method : undefined;
  return [escaped(matrixCountText(matrix, method))];
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
        ...(typeof node.value === 'string' ? choiceMarkdown(path, node.value, document.file) : []),
      ];
  const about = own.length === 0 && path.length > 0 && inPair === undefined && node.children === undefined;
  const ofPreset = path.length === 1 && path[0] === 'pairs' ? presetMarkdown(document, runs) : [];
  const ofMatrix = path.length === 1 && path[0] === 'matrix' ? matrixMarkdown(document) : [];
  const learned = inPair === undefined ? [...ofPreset, ...ofMatrix] : pairMarkdown(document, inPair, runs);
  // What was learned comes before what a key means, which is always the same.
  const parts = [
    ...(isKey ? learned : []),
    ...(about ? keyMarkdown(path) : own),
    ...(isKey ? [] : learned),
  ].filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  return { contents: { kind: 'markdown', value: parts.join('\n\n') }, range: document.rangeOf(node) };
}
