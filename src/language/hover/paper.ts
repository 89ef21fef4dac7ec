/** @file Where each key of an experiment stands in the paper. */
import { t } from '@vscode/l10n';

/** Key, or `parent.key` → the equation or section of Jang et al., ICML 2019, or of the paper that a part is from. */
const paperTable: Readonly<Record<string, () => string>> = {
  sources: () => t('Source network S (losses); several sources at once: experiment 3'),
  target: () => t('Target network T_θ'),
  data: () => t('Experiments: tables 1 and 2'),
  'data.validationFraction': () => t('Model selection is by validation accuracy'),
  'data.imagesPerClass': () => t('Limited data: 50, 100, 250 or 500 images a class'),
  method: () => t('L2T-ww, its parts and what it is compared with: main table'),
  pairs: () => t('The set C of candidate pairs (m, n) in L_wfm(θ|x,φ) = Σ λ^(m,n) L_wfm^(m,n)'),
  'pairs.source': () => t('Source layer m, with feature map S^m(x)'),
  'pairs.target': () => t('Target layer n, with feature map T^n_θ(x)'),
  beta: () => t('β in L_total = L_org(θ|x,y) + β·L_wfm(θ|x,φ)'),
  lookAheadSteps: () => t('T: inner steps on L_wfm before the one step on L_org; T = 2 in the paper'),
  distillation: () => t('Comparator LwF (Li & Hoiem, ECCV 2016)'),
  optimizer: () => t('SGD with momentum 0.9 and weight decay 1e-4, cosine learning rate from 0.1'),
  'optimizer.learningRate': () => t('lr in epoch e of E: 0.05·(1 + cos(π·e/E))'),
  metaOptimizer: () => t('Adam on φ, along the hypergradient ∇_φ L_org(θ_(T+1))'),
  'metaOptimizer.learningRate': () => t('1e-4, constant; 1e-3 for Stanford-40'),
  epochs: () => t('200 in the paper'),
  batchSize: () => t('128 for 32x32 images, 64 for 224x224'),
  seed: () => t('Mean ± standard deviation over at least 3 seeds'),
};

/** The sentence about the key that a path leads to; indices count for nothing. */
export function paperPlace(path: readonly (string | number)[]): string | undefined {
  const keys = path.filter((key) => typeof key === 'string').join('.');
  return Object.hasOwn(paperTable, keys) ? paperTable[keys]?.() : undefined;
}
