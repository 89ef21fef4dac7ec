/** @file The distribution of w over the channels of a pair in numbers: sorted, its entropy, how many channels it uses. */

export interface ChannelDistribution {
  /** Heaviest first: the channel and its w; together 1. */
  readonly sorted: readonly { readonly channel: number; readonly weight: number }[];
  /** In nats: −Σ w·ln w. */
  readonly entropy: number;
  /** exp(entropy): as many channels of equal weight would have this entropy. */
  readonly effectiveChannels: number;
}

/** −Σ p·ln p in nats, of weights that are scaled to the sum 1 first. */
function entropyOf(weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight) => {
    const part = total > 0 ? weight / total : 0;
    return part > 0 ? sum - part * Math.log(part) : sum;
  }, 0);
}

/** @param weights w of a pair, one a channel, which sum up to 1. */
export function distributionOf(weights: readonly number[]): ChannelDistribution {
  const entropy = entropyOf(weights);
  const sorted = weights
    .map((weight, channel) => ({ channel, weight }))
    .sort((one, other) => other.weight - one.weight);
  return { sorted, entropy, effectiveChannels: Math.exp(entropy) };
}
