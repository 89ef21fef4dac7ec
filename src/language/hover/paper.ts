/** @file Where each key of an experiment stands in the paper. */
import { t } from '@vscode/l10n';

/** What the parts of Jang et al., ICML 2019, are about. */
const sections = {
  losses: () => t('weighted feature matching'),
  iteration: () => t('training of the meta-networks and the target'),
  experiments: () => t('experiments'),
};
type Section = keyof typeof sections;

/** Key, or `parent.key` → the part of the paper, and the equation or the sentence there. */
const paperTable: Readonly<Record<string, readonly [Section, () => string]>> = {
  sources: ['losses', () => t('Source network S; several sources at once are an experiment')],
  target: ['losses', () => t('Target network T_θ')],
  data: ['experiments', () => t('The tasks of the main table and of limited data')],
  'data.validationFraction': ['experiments', () => t('Model selection is by validation accuracy')],
  'data.imagesPerClass': ['experiments', () => t('Limited data: 50, 100, 250 or 500 images a class')],
  method: ['experiments', () => t('L2T-ww, its parts and what it is compared with: main table')],
  pairs: ['losses', () => t('The set C of candidate pairs (m, n) in L_wfm(θ|x,φ) = Σ λ^(m,n) L_wfm^(m,n)')],
  'pairs.source': ['losses', () => t('Source layer m, with feature map S^m(x)')],
  'pairs.target': ['losses', () => t('Target layer n, with feature map T^n_θ(x)')],
  beta: ['losses', () => t('β in L_total = L_org(θ|x,y) + β·L_wfm(θ|x,φ)')],
  lookAheadSteps: ['iteration', () => t('T: inner steps on L_wfm before the one step on L_org; T = 2')],
  distillation: ['experiments', () => t('Comparator LwF (Li & Hoiem, ECCV 2016)')],
  optimizer: [
    'experiments',
    () => t('SGD with momentum 0.9 and weight decay 1e-4, cosine learning rate from 0.1'),
  ],
  'optimizer.learningRate': ['experiments', () => t('lr in epoch e of E: 0.05·(1 + cos(π·e/E))')],
  metaOptimizer: ['iteration', () => t('Adam on φ, along the hypergradient ∇_φ L_org(θ_(T+1))')],
  'metaOptimizer.learningRate': ['experiments', () => t('1e-4, constant; 1e-3 for Stanford-40')],
  epochs: ['experiments', () => t('200 in the main table')],
  batchSize: ['experiments', () => t('128 for 32x32 images, 64 for 224x224')],
  seed: ['experiments', () => t('Mean ± standard deviation over at least 3 seeds')],
};

/** What the paper says of a key. */
export interface PaperPlace {
  readonly section: string;
  readonly sentence: string;
}

/** What there is about the key that a path leads to; indices count for nothing. */
export function paperPlace(path: readonly (string | number)[]): PaperPlace | undefined {
  const keys = path.filter((key) => typeof key === 'string').join('.');
  const found = Object.hasOwn(paperTable, keys) ? paperTable[keys] : undefined;
  return found && { section: sections[found[0]](), sentence: found[1]() };
}
