/** @file The learned λ of a run, by the names of the layers, so that they find the pairs of a changed file. */
import type { RunSummary } from '../../run/overview/list.js';

export interface LearnedPair {
  readonly source: string;
  readonly sourceLayer: string;
  readonly targetLayer: string;
  readonly mean: number;
  readonly deviation: number;
  /** Index into the run's pairs. */
  readonly index: number;
}

/** The pairs of a run with the newest λ on record; none where nothing learns λ or nothing is on record yet. */
export function learnedPairs({ configuration, last, result }: RunSummary): LearnedPair[] {
  const { pairs = [], sources = [] } = configuration.experiment;
  return pairs.flatMap((pair, index) => {
    const final = result?.pairs?.[index]?.lambda;
    const mean = final?.mean ?? last?.lambda?.mean[index];
    const deviation = final?.deviation ?? last?.lambda?.deviation[index];
    if (typeof mean !== 'number' || typeof deviation !== 'number') return [];
    const { sourceLayer, targetLayer } = pair;
    return [{ source: sources[pair.source]?.name ?? '', sourceLayer, targetLayer, mean, deviation, index }];
  });
}
