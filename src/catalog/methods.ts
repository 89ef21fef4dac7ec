/** @file The table of transfer methods: what each is, where it comes from, what it needs, its hyper-parameters. */
import { t } from '@vscode/l10n';
import type { PairStrategy } from './pairs.js';

/** What each hyper-parameter usually is; the keys are paths of keys in the experiment file. */
export const hyperParameterDefaults = {
  beta: 0.5,
  lookAheadSteps: 2,
  'distillation.temperature': 2,
  'distillation.weight': 1,
} as const;

export type HyperParameterName = keyof typeof hyperParameterDefaults;

/** What a method takes from the source networks. */
export type SourceUse =
  /** It has no source. */
  | 'nothing'
  /** It starts from the weights of one source, which must be the same network. */
  | 'initial-weights'
  /** It reads the outputs of one source, logits and, where the method has pairs, feature maps. */
  | 'one-source'
  /** It reads feature maps of any number of sources. */
  | 'feature-maps';

export interface MethodRow {
  readonly title: string;
  /** One sentence: what it does. */
  readonly description: string;
  /** The paper that proposed it. */
  readonly source: string;
  readonly uses: SourceUse;
  /** The pairs it takes unless told; absent where it matches no feature maps. */
  readonly defaultPairs?: PairStrategy;
  /** Whether each pair has a 1x1 convolution (bridge) from target to source channels. */
  readonly bridges: boolean;
  /** Whether it also learns where, the pair weights λ (of AFD its attention α); without, λ = 1. */
  readonly learnsWhere?: boolean;
  /** What meta-networks are judged by; absent where none learn what (and where) to transfer: T steps on the transfer loss and one on the cross-entropy, or T on their sum. */
  readonly lookAhead?: 'transfer-then-original' | 'total';
  /** Defaults of the hyper-parameters that it has; it ignores the others. */
  readonly hyperParameters: Readonly<Partial<Record<HyperParameterName, number>>>;
}

const jang = 'Jang et al., Learning What and Where to Transfer, ICML 2019';
const zagoruyko = 'Zagoruyko & Komodakis, Paying More Attention to Attention, ICLR 2017';
const liHoiem = 'Li & Hoiem, Learning without Forgetting, ECCV 2016';
const usual = {
  beta: hyperParameterDefaults.beta,
  lookAheadSteps: hyperParameterDefaults.lookAheadSteps,
};
const distillation = {
  'distillation.temperature': hyperParameterDefaults['distillation.temperature'],
  'distillation.weight': hyperParameterDefaults['distillation.weight'],
};
/** Their code's β of 1e3, on the mean of squared differences of normalized attention maps. */
const attention = { beta: 1000 } as const;

const table = {
  scratch: {
    title: t('Scratch'),
    description: t('Trains the target on its own data alone, from random weights.'),
    source: jang,
    uses: 'nothing',
    bridges: false,
    hyperParameters: {},
  },
  'fine-tune': {
    title: t('Fine-tuning'),
    description: t("Starts from the source's weights (all but the classifier) and trains every layer on."),
    source: 'Yosinski et al., How transferable are features in deep neural networks?, NeurIPS 2014',
    uses: 'initial-weights',
    bridges: false,
    hyperParameters: {},
  },
  lwf: {
    title: t('Learning without Forgetting (LwF)'),
    description: t(
      "Adds a loss that keeps the source's answers on the target's images in a second classifier.",
    ),
    source: liHoiem,
    uses: 'one-source',
    bridges: false,
    hyperParameters: distillation,
  },
  at: {
    title: t('Attention transfer (AT)'),
    description: t('Matches spatial attention maps (channel means of squared features) of paired layers.'),
    source: zagoruyko,
    uses: 'feature-maps',
    defaultPairs: 'one-to-one',
    bridges: false,
    hyperParameters: attention,
  },
  afd: {
    title: t('Show, Attend and Distill (AFD)'),
    description: t(
      'Matches spatial attention maps like AT; attention learns with the target which of its layers each source layer teaches.',
    ),
    source: 'Ji, Heo & Park, Show, Attend and Distill, AAAI 2021',
    uses: 'feature-maps',
    defaultPairs: 'all-to-all',
    bridges: false,
    learnsWhere: true,
    hyperParameters: { beta: 200 },
  },
  'lwf+at': {
    title: t('LwF and attention transfer'),
    description: t('Adds the losses of Learning without Forgetting and of attention transfer.'),
    source: `${liHoiem}; ${zagoruyko}`,
    uses: 'one-source',
    defaultPairs: 'one-to-one',
    bridges: false,
    hyperParameters: { ...attention, ...distillation },
  },
  fm: {
    title: t('Feature matching (FM)'),
    description: t(
      'Matches all channels of paired layers equally: w = 1/C, λ = 1, nothing learned about them.',
    ),
    source: 'Romero et al., FitNets: Hints for Thin Deep Nets, ICLR 2015',
    uses: 'feature-maps',
    defaultPairs: 'one-to-one',
    bridges: true,
    hyperParameters: { beta: usual.beta },
  },
  'l2t-w': {
    title: t('L2T-w'),
    description: t(
      'Learns what to transfer: channel weights w of every pair; every pair counts the same, λ = 1.',
    ),
    source: jang,
    uses: 'feature-maps',
    defaultPairs: 'one-to-one',
    bridges: true,
    lookAhead: 'transfer-then-original',
    hyperParameters: usual,
  },
  'l2t-ww': {
    title: t('L2T-ww'),
    description: t(
      'Learns what and where to transfer: channel weights w and pair weights λ, image by image.',
    ),
    source: jang,
    uses: 'feature-maps',
    defaultPairs: 'all-to-all',
    bridges: true,
    learnsWhere: true,
    lookAhead: 'transfer-then-original',
    hyperParameters: usual,
  },
  bilevel: {
    title: t('L2T-ww, plain bilevel scheme'),
    description: t('Learns w and λ like L2T-ww, but looks ahead by T steps on the total loss: the ablation.'),
    source: jang,
    uses: 'feature-maps',
    defaultPairs: 'all-to-all',
    bridges: true,
    learnsWhere: true,
    lookAhead: 'total',
    hyperParameters: usual,
  },
} as const satisfies Record<string, MethodRow>;

export type MethodName = keyof typeof table;
export const methodTable: Readonly<Record<MethodName, MethodRow>> = table;
export const methodNames = Object.keys(table) as readonly MethodName[];
