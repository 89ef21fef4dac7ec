/** @file The words of the method, each with what it means: for hovers, the Studio and docs/glossary.md. */
import { t } from '@vscode/l10n';

export interface GlossaryEntry {
  /** As sentences of the product have it. */
  readonly word: string;
  /** One or two sentences. */
  readonly meaning: string;
  /** Finds the word in a sentence. */
  readonly pattern: RegExp;
}

const entry = (word: string, pattern: RegExp, meaning: string): GlossaryEntry => ({ word, pattern, meaning });

/** In the order in which one needs the other. */
export const glossary: readonly GlossaryEntry[] = [
  entry(
    t('pair'),
    /\bpairs?\b/iu,
    t('A layer m of a source network and a layer n of the target network that learns from it.'),
  ),
  entry(
    t('bridge'),
    /\bbridges?\b/iu,
    t(
      "A 1x1 convolution with bias, one a pair, from the target's channels to the source's, so that the two maps can be compared. It is trained with the target, and not needed afterwards.",
    ),
  ),
  entry(
    t('transfer loss'),
    /\btransfer loss\b|L_wfm/iu,
    t(
      'L_wfm: how far the maps of the pairs are from one another after the bridge, weighted by w and λ. The target is trained on L_org + β·L_wfm, with the cross-entropy L_org.',
    ),
  ),
  entry(
    'w',
    /\bw\b/u,
    t(
      'What to transfer: how much each channel of a source layer matters. For each image the weights of a pair are positive and their sum is 1.',
    ),
  ),
  entry(
    'λ',
    /λ/u,
    t(
      'Where to transfer: how much a pair matters, from 0 to 6, for each image; of afd its attention, from 0 to 1. The Studio draws its mean over the images.',
    ),
  ),
  entry(
    t('meta-network'),
    /\bmeta-networks?\b/iu,
    t(
      "A small layer that makes w, or λ, of the source's map. The parameters of all meta-networks are called φ; those of the target and the bridges θ.",
    ),
  ),
  entry(
    t('look-ahead'),
    /\blook-ahead\b|\blookAheadSteps\b|meta-networks are judged/iu,
    t(
      'Training steps that are only tried: T steps on the transfer loss, then one on the cross-entropy. What the cross-entropy is afterwards judges the meta-networks; then the steps are undone.',
    ),
  ),
  entry(
    t('hypergradient'),
    /\bhypergradient\b/iu,
    t(
      'The gradient of the cross-entropy after the look-ahead with respect to φ, through all steps of the look-ahead. The meta-networks follow it.',
    ),
  ),
  entry(
    t('nats'),
    /\bnats\b/iu,
    t(
      'The unit of entropy with the natural logarithm. The entropy of w is log(channels) where all channels weigh the same, and 0 where one has all the weight.',
    ),
  ),
  entry(
    t('died'),
    /\bdied\b/iu,
    t(
      "A pair has died where its λ is below 1% of the strongest pair's: hardly anything is transferred there.",
    ),
  ),
];

/** The entries whose words a sentence has. */
export const wordsIn = (sentence: string): readonly GlossaryEntry[] =>
  glossary.filter(({ pattern }) => pattern.test(sentence));
