/** @file What the form's lists offer: rows of the catalog, each with what tells it from the others. */
import { l10n } from 'vscode';
import { type DatasetName, datasetNames, datasetTable } from '../../catalog/datasets.js';
import { type EngineName, engineNames, engineTable, existsOn } from '../../catalog/engines.js';
import { type MethodName, methodNames, methodTable } from '../../catalog/methods.js';
import { describeNetwork } from '../../catalog/networks/describe.js';
import { isNetworkName, type NetworkName, networkTable } from '../../catalog/networks/table.js';
import type { Choice } from './ask.js';
import type { Draft } from './draft.js';
import { imageSizeOf } from './draft.js';
import { shippedWeightsOf } from './shipped-weights.js';

/** The method that the product is for comes first. */
export function methods(): Choice<MethodName>[] {
  return methodNames
    .toSorted((left, right) => Number(right === 'l2t-ww') - Number(left === 'l2t-ww'))
    .map((name) => choice(name, methodTable[name].title, methodTable[name].description));
}

export function networks(names: readonly NetworkName[]): Choice<NetworkName>[] {
  return names.map((name) => choice(name, networkTable[name].title));
}

/** The networks that a source may be; those whose weights come with the product say so. */
export function sources(names: readonly NetworkName[]): Choice<NetworkName>[] {
  return names.map((name) => {
    const { title } = networkTable[name];
    return choice(
      name,
      shippedWeightsOf(name) === undefined
        ? title
        : l10n.t('{0}; one comes with L2T Studio, trained on emoji', title),
    );
  });
}

/** Factors on the channels of the target, with the size that each gives it, where it is known. */
export function widths(target: string | undefined): Choice<number>[] {
  return [1, 0.5, 0.25].map((width) => ({
    label: String(width),
    value: width,
    ...(target !== undefined && isNetworkName(target) && { description: sizeOf(target, width) }),
  }));
}

/** The classifier, which depends on the images, is the smallest part. */
function sizeOf(network: NetworkName, width: number): string {
  const { parameterCount } = describeNetwork({ network, width, classes: 10 });
  return l10n.t('about {0} million parameters', Number((parameterCount / 1e6).toPrecision(2)));
}

/** A person's own images come first, then those that are usually of the target's size. */
export function datasets(draft: Draft): Choice<DatasetName>[] {
  const size = imageSizeOf(draft);
  const likeliness = (name: DatasetName) =>
    name === 'image-folder' ? 2 : Number(datasetTable[name].imageSize === size);
  return datasetNames
    .toSorted((left, right) => likeliness(right) - likeliness(left))
    .map((name) => choice(name, datasetTable[name].title, datasetTable[name].layout));
}

/** The oracle of the tests is nobody's engine. */
export function engines(): Choice<EngineName>[] {
  return engineNames
    .filter((name) => name !== 'reference' && existsOn(name, process))
    .map((name) => choice(name, engineTable[name].title, engineDetail(name)));
}

/** The catalog speaks of the command line; here the same is a command of the palette. */
function engineDetail(name: EngineName): string {
  if (name === 'tensorflow')
    return l10n.t('On an NVIDIA GPU, or on the processor; needs "L2T: Set Up Engine" once.');
  if (name === 'onnxruntime-cuda') return l10n.t('On an NVIDIA GPU; needs "L2T: Set Up Engine" once.');
  return engineTable[name].description;
}

function choice<Name extends string>(value: Name, description: string, detail?: string): Choice<Name> {
  return { label: value, description, ...(detail && { detail }), value };
}
