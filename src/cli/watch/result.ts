/** @file The result of a finished run as lines of text. */
import { t } from '@vscode/l10n';
import { percent, percentWithError } from '../../catalog/number-texts.js';
import type { PairResult, RunResult } from '../../run/folder/format.js';
import { measuredAccuracy } from '../../run/records/measured.js';
import { type HeatMap, heatMapLines } from '../terminal/heat-map.js';
import { duration } from '../terminal/numbers.js';
import type { Paint } from '../terminal/style.js';
import { padTo, wrapped } from '../terminal/width.js';

export interface ResultOptions {
  /** As it is shown. */
  readonly folder: string;
  readonly paint: Paint;
  /** Of the terminal; absent where there is none. */
  readonly columns?: number | undefined;
}

const widest = 79;

const indent = ' '.repeat(15);

/** Accuracy with its standard error, time, pair weights, notes, and where the run lies. */
export function resultLines(result: RunResult, { folder, paint, columns }: ResultOptions): string[] {
  const { testAccuracy, standardError, testImages, bestEpoch, epochs, engine } = result;
  const map = pairWeightMap(result.pairs);
  const accuracy = percentWithError(testAccuracy, standardError);
  const validation = measuredAccuracy(result.validationAccuracy);
  const chosen =
    validation === undefined
      ? t('epoch {0} of {1}', bestEpoch, epochs)
      : t('epoch {0} of {1}, the best by validation ({2})', bestEpoch, epochs, percent(validation));
  return [
    `${t('test accuracy')}  ${paint('good', accuracy)}  ${t('on {0} images', testImages)}`,
    `${indent}${chosen}`,
    `${t('time')}           ${duration(result.seconds)}  ${t('on {0}, {1}', engine.name, engine.device)}`,
    `${t('run folder')}     ${folder}`,
    ...result.notes.flatMap((note) =>
      wrapped(note, Math.min(widest, columns ?? widest) - 6).map((line, index) =>
        paint('quiet', `${index === 0 ? t('note') : padTo('', 4)}  ${line}`),
      ),
    ),
    ...(map ? ['', paint('heading', lambdaHeading(result)), ...heatMapLines(map, columns)] : []),
  ];
}

/** An epoch is named where it is not the one whose accuracy stands above. */
function lambdaHeading({ lambdaEpoch, epochs, bestEpoch }: RunResult): string {
  const epoch = lambdaEpoch ?? epochs;
  return epoch === bestEpoch
    ? t('pair weights λ, source layer by target layer')
    : t('pair weights λ of epoch {0}, source layer by target layer', epoch);
}

/** λ of the pairs as a matrix of source layers and target layers; undefined where λ was not learned. */
export function pairWeightMap(pairs: readonly PairResult[]): HeatMap | undefined {
  const known = pairs.filter(({ lambda }) => lambda !== undefined);
  if (known.length === 0) return undefined;
  const sources = [...new Set(known.map(({ source }) => source))];
  const columns = [...new Set(known.map(({ target }) => target))];
  const values = new Map(known.map(({ source, target, lambda }) => [`${source}\n${target}`, lambda?.mean]));
  return {
    rows: withoutCommonName(sources),
    columns,
    value: (row, column) => values.get(`${sources[row]}\n${columns[column]}`),
  };
}

/** `noto:stage1.block2` as `stage1.block2`, where all layers are of one source. */
function withoutCommonName(layers: readonly string[]): readonly string[] {
  const names = new Set(layers.map((layer) => layer.split(':')[0]));
  return names.size === 1 ? layers.map((layer) => layer.slice(layer.indexOf(':') + 1)) : layers;
}
