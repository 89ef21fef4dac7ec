/** @file Whether two layers can be paired: the pair and what it will do, or why not. */
import { t } from '@vscode/l10n';
import { type MethodName, methodTable } from '../../src/catalog/methods.js';
import type { Pair } from '../../src/catalog/pairs.js';
import { featureAt, type PickerNetworks, placeText, sizeText } from './networks.js';
import { pairKey } from './pair-key.js';
import { type Place, pairBetween, samePlace } from './places.js';

/** What the pointer, or the focus, is over: a feature layer or one that cannot be matched. */
export type Over =
  | { readonly kind: 'handle'; readonly place: Place }
  | { readonly kind: 'plain'; readonly title: string };

export type Verdict =
  | { readonly possible: true; readonly pair: Pair; readonly text: string }
  | { readonly possible: false; readonly reason: string };

export interface VerdictContext {
  readonly networks: PickerNetworks;
  readonly pairs: readonly Pair[];
  readonly method: MethodName;
  /** Why nothing can be edited. */
  readonly readOnly?: string | undefined;
}

const impossible = (reason: string): Verdict => ({ possible: false, reason });

/** Why this setup takes no pairs at all; absent where it does. */
export function whyNoPairs({ method, readOnly }: Pick<VerdictContext, 'method' | 'readOnly'>) {
  const { defaultPairs, title } = methodTable[method];
  if (defaultPairs === undefined) return t('{0} matches no feature maps, so it takes no pairs.', title);
  return readOnly;
}

/** `8x8 → 16x16`, or that nothing is resized. */
export function resizeText(networks: PickerNetworks, pair: Pair): string {
  const source = featureAt(networks, { side: 'source', source: pair.source, layer: pair.sourceLayer });
  const target = featureAt(networks, { side: 'target', layer: pair.targetLayer });
  if (!source || !target) return '';
  const [from, to] = [sizeText(source.shape), sizeText(target.shape)];
  return from === to ? t('{0}, no resizing', from) : t('resizes {0} → {1}', from, to);
}

/** Whether a pair can be drawn from one place to what is under the pointer. */
export function judge(from: Place, over: Over, context: VerdictContext): Verdict {
  const { networks, pairs } = context;
  const whyNot = whyNoPairs(context);
  if (whyNot !== undefined) return impossible(whyNot);
  if (over.kind === 'plain') {
    return impossible(t('{0} is no feature layer: its output cannot be matched.', over.title));
  }
  const { place } = over;
  if (samePlace(from, place)) return impossible(t('This is the layer that the pair starts from.'));
  const pair = pairBetween(from, place);
  if (!pair) {
    return impossible(
      from.side === 'target'
        ? t('Both are layers of the target: a pair needs one of a source.')
        : t('Both are layers of a source: a pair needs one of the target.'),
    );
  }
  if (!featureAt(networks, from) || !featureAt(networks, place)) {
    return impossible(t('The network has no such layer.'));
  }
  const text = `${placeText(networks, from)} → ${placeText(networks, place)}`;
  if (pairs.some((other) => pairKey(other) === pairKey(pair))) {
    return impossible(t('{0} is a pair already.', text));
  }
  return { possible: true, pair, text: resizeText(networks, pair) };
}
