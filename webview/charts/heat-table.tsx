/** @file λ of every pair of a run as a table of source and target layers, shaded by strength: chart and table in one. */
import { t } from '@vscode/l10n';
import type { RunView } from '../contract.js';
import { type ColourScale, scaleColour } from '../shell/colour-maps.js';
import { formatHundredths } from '../shell/format.js';
import { ShadedCell } from '../shell/shaded-cell.js';
import type { NamedRun } from './lines.js';

/** A run that learned λ, and what it is now. */
export interface LearnedRun extends NamedRun {
  /** One a pair. */
  readonly lambda: readonly number[];
}

/** A source layer by the name of its source, where there are several. */
export const sourceText = ({ setup: { sources } }: RunView, source: number, layer: string): string =>
  sources.length > 1 ? `${sources[source]?.name}: ${layer}` : layer;

interface HeatTableProps extends LearnedRun {
  /** Whether there are several, so that it says of which run it is. */
  readonly isNamed: boolean;
  readonly largest: number;
  readonly scale: ColourScale;
}

/** Shaded from nothing to the largest λ of all tables. */
export function HeatTable({ run, shortName, lambda, isNamed, largest, scale }: HeatTableProps) {
  const { pairs } = run.setup;
  const sourceLayers = [...new Set(pairs.map(({ source, sourceLayer }) => `${source}:${sourceLayer}`))];
  const targetLayers = [...new Set(pairs.map(({ targetLayer }) => targetLayer))];
  const values = new Map(
    pairs.map(({ source, sourceLayer, targetLayer }, pair) => [
      `${source}:${sourceLayer} ${targetLayer}`,
      lambda[pair],
    ]),
  );
  const nameOf = (key: string) => {
    const [source = '0', layer = ''] = key.split(':');
    return sourceText(run, Number(source), layer);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="table-scroll" aria-label={isNamed ? run.name : t('λ of every pair')} tabIndex={0}>
      <table class="heat-table">
        {isNamed ? <caption title={run.name}>{shortName}</caption> : null}
        <thead>
          <tr>
            <td />
            {targetLayers.map((layer) => (
              <th key={layer} scope="col">
                {layer}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sourceLayers.map((key) => (
            <tr key={key}>
              <th scope="row">{nameOf(key)}</th>
              {targetLayers.map((layer) => {
                const value = values.get(`${key} ${layer}`);
                if (value === undefined) return <td key={layer}>–</td>;
                return (
                  <ShadedCell key={layer} colour={scaleColour(scale, value / largest)}>
                    {formatHundredths(value)}
                  </ShadedCell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
