/** @file The losses of a method on one mini-batch, as functions of θ. */
import { add, multiply } from '../autodiff/elementwise.js';
import type { Graph, Node } from '../autodiff/node.js';
import { type Forward, forward } from '../networks/forward.js';
import { linear } from '../networks/linear.js';
import { attentionLinks } from './attention-links.js';
import { attentionTransfer } from './attention-transfer.js';
import { featureMatching, type MatchingLoss, type WeightedPair, weighPairs } from './feature-matching.js';
import { crossEntropy, distillation } from './losses.js';
import { maskInput } from './masks.js';
import type { MetaNodes } from './meta-networks.js';
import type { Tensors } from './optimizers.js';
import { type LookAheadLoss, rolesOf } from './roles.js';
import type { MethodSetup } from './setup.js';
import { sourcePasses, withPrefix } from './source-passes.js';

export interface Losses extends Forward {
  /** L_org. */
  readonly original: Node;
  /** β·(L_wfm or attention transfer), plus the distillation loss: what the method adds. */
  readonly transfer: Node;
  readonly total: Node;
  /** β times each pair's part. */
  readonly perPair: readonly Node[];
  /** λ of each pair, (N, 1). */
  readonly pairWeights: readonly Node[];
}

/** One mini-batch with what is constant while θ moves: the sources' outputs, w and λ. */
export class Objective {
  readonly pairs: readonly WeightedPair[];
  readonly #sources: readonly Forward[];

  /**
   * @param images (N, 3, H, W). @param labels one-hot, (N, K).
   * @param fixed tensors that no step changes: sources and running statistics, by state name.
   */
  constructor(
    private readonly setup: MethodSetup,
    private readonly images: Node,
    private readonly labels: Node,
    private readonly fixed: Tensors,
    phi: MetaNodes,
  ) {
    this.#sources = sourcePasses(setup, fixed, images);
    this.pairs = weighPairs(
      setup.pairs,
      this.#sources.map(({ features }) => features),
      phi,
    );
  }

  get graph(): Graph {
    return this.images.graph;
  }

  /** The losses at θ; the target in training mode. */
  at(theta: Tensors): Losses {
    const tensors = new Map([...withPrefix(this.fixed, 'target.'), ...withPrefix(theta, 'target.')]);
    const target = forward(
      this.setup.target,
      tensors,
      this.images,
      true,
      this.setup.dropout ? maskInput : undefined,
    );
    const matching = this.#match(target, theta);
    const original = crossEntropy(target.logits, this.labels);
    const transfer = add(multiply(matching.loss, this.setup.beta), this.#distill(target, theta));
    return {
      ...target,
      original,
      transfer,
      total: add(original, transfer),
      perPair: matching.perPair.map((loss) => multiply(loss, this.setup.beta)),
      pairWeights: matching.pairWeights ?? this.pairs.map(({ pairWeight }) => pairWeight),
    };
  }

  #match(target: Forward, theta: Tensors): MatchingLoss {
    if (this.pairs.length > 0) {
      switch (rolesOf(this.setup.method).matching) {
        case 'feature-matching':
          return featureMatching(this.pairs, target.features, theta);
        case 'attention':
          return attentionTransfer(this.pairs, target.features);
        case 'links':
          return attentionLinks(this.pairs, target.features, theta);
        case 'none':
          break;
      }
    }
    return { loss: this.graph.constant(0), perPair: [] };
  }

  #distill(target: Forward, theta: Tensors): Node {
    const [weight, bias] = [theta.get('distillation.weight'), theta.get('distillation.bias')];
    const [source] = this.#sources;
    if (!weight || !bias || !source) return this.graph.constant(0);
    const { temperature, weight: factor } = this.setup.distillation;
    return multiply(distillation(linear(target.pooled, weight, bias), source.logits, temperature), factor);
  }
}

/** The loss that a look-ahead step minimizes. */
export function lossOf(losses: Losses, kind: LookAheadLoss): Node {
  return losses[kind];
}
