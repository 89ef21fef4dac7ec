/** @file Which layers of a network the picture shows. */
import { describe, expect, test } from 'vitest';
import { describeNetwork } from '../../../src/catalog/networks/describe.js';
import { type NetworkName, networkNames } from '../../../src/catalog/networks/table.js';
import { type Shown, shownRows } from '../../../webview/picker/shown-rows.js';

const nothing: Shown = { layers: new Set(), unfolded: new Set() };
const described = (network: NetworkName) => describeNetwork({ network, classes: 10 });
const aliasesOf = (network: NetworkName, shown: Shown) =>
  shownRows(described(network), shown).flatMap(({ feature }) => (feature ? [feature.alias] : []));
const namesOf = (network: NetworkName, shown: Shown) =>
  shownRows(described(network), shown).flatMap(({ feature }) => (feature ? [feature.name] : []));

test('of a large network the layers that end a stage are drawn, each under a line for those before it', () => {
  expect(namesOf('resnet101', nothing)).toEqual(['layer1', 'layer2', 'layer3', 'layer4']);
  const folds = shownRows(described('resnet101'), nothing).flatMap(({ fold }) => fold ?? []);
  expect(folds.map(({ hidden }) => hidden)).toEqual([4, 3, 22, 2, 1]);
});

test('a stage that is unfolded shows its layers, and no other stage does', () => {
  const shown = namesOf('resnet101', { ...nothing, unfolded: new Set(['layer2']) });
  expect(shown).toEqual(['layer1', 'layer2.0', 'layer2.1', 'layer2.2', 'layer2', 'layer3', 'layer4']);
});

test('a layer that has a pair is drawn though its stage is folded', () => {
  expect(namesOf('resnet101', { ...nothing, layers: new Set(['layer3.7']) })).toContain('layer3.7');
});

describe.for(networkNames)('%s', (network) => {
  test('shows its layers as the forward pass comes by them', () => {
    const all = new Set(described(network).features.map(({ name }) => name));
    const shown = aliasesOf(network, { ...nothing, layers: all });
    expect(shown).toEqual(shown.toSorted((left, right) => left - right));
  });
});
