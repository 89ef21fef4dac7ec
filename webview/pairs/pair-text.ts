/** @file A pair in words, for lists and for those who hear the picture. */
import { t } from '@vscode/l10n';
import type { Pair } from '../../src/catalog/pairs.js';
import { formatValue } from '../shell/format.js';
import { type PickerNetworks, placeText } from './networks.js';
import { endsOf } from './places.js';
import { resizeText } from './verdict.js';

/** `stage1.block2 → pool1.input`, with the source's name where there are several. */
export function pairText(networks: PickerNetworks, pair: Pair): string {
  const [source, target] = endsOf(pair);
  return `${placeText(networks, source)} → ${placeText(networks, target)}`;
}

/** The pair with its resizing and, where known, its λ. */
export function pairSentence(networks: PickerNetworks, pair: Pair, lambda: number | undefined): string {
  const parts = [pairText(networks, pair), resizeText(networks, pair)];
  if (lambda !== undefined) parts.push(t('λ {0}', formatValue(lambda)));
  return parts.join(', ');
}
