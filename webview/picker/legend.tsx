/** @file The legend under the picture, part of it so that it is exported too: the scale of λ and the kinds of lines. */
import { t } from '@vscode/l10n';
import { lineWidth } from '../pairs/strength.js';
import { writeColour } from '../shell/colour.js';
import { type ColourScale, scaleColour } from '../shell/colour-maps.js';
import { formatValue } from '../shell/format.js';
import type { PairLine } from './lines.js';

export interface LegendRow {
  /** CSS classes of the line, as in the picture. */
  readonly line: string;
  readonly text: string;
}

/** A row for each kind of line that the picture has beside the usual. */
export function legendRows(lines: readonly PairLine[]): LegendRow[] {
  const rows: readonly (LegendRow & { readonly shown: (line: PairLine) => boolean })[] = [
    {
      line: 'is-dead in-both',
      text: t('died: below 1% of the strongest'),
      shown: ({ kind }) => kind === 'dead',
    },
    {
      line: 'is-plain in-file',
      text: t('only in the file: this run has not trained it'),
      shown: ({ presence }) => presence === 'file',
    },
    {
      line: 'is-plain in-run',
      text: t('only in the run: the file dropped it'),
      shown: ({ presence }) => presence === 'run',
    },
  ];
  return rows.filter(({ shown }) => lines.some(shown));
}

const rowHeight = 18;
const scaleHeight = 44;
const wideEnough = 560;

/** The legend's height for a picture of this width. */
export function legendHeight(rows: readonly LegendRow[], hasScale: boolean, width: number): number {
  const listed = rows.length * rowHeight;
  const scale = hasScale ? scaleHeight : 0;
  const height = width >= wideEnough ? Math.max(listed, scale) : listed + scale;
  return height > 0 ? height + 12 : 0;
}

interface LegendProps {
  readonly rows: readonly LegendRow[];
  /** Absent where λ is not learned. */
  readonly scale: ColourScale | undefined;
  /** λ at the top of the scale. */
  readonly top: number;
  readonly width: number;
  readonly y: number;
}

const scaleWidth = 180;

export function Legend({ rows, scale, top, width, y }: LegendProps) {
  const beside = width >= wideEnough && scale !== undefined;
  const listAt = beside ? { x: scaleWidth + 60, y: y + 8 } : { x: 8, y: y + 8 + (scale ? scaleHeight : 0) };
  return (
    <g class="legend" aria-hidden="true">
      {scale ? <Scale scale={scale} top={top} y={y + 8} /> : null}
      {rows.map(({ line, text }, index) => {
        const middle = listAt.y + index * rowHeight + 8;
        return (
          <g key={line}>
            <path
              class={`pair-line ${line}`}
              d={`M${listAt.x} ${middle}h34`}
              style={{ strokeWidth: '2px' }}
            />
            <text x={listAt.x + 44} y={middle + 4}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** A wedge: as wide and as coloured as the lines of these λ. */
function Scale({ scale, top, y }: { readonly scale: ColourScale; readonly top: number; readonly y: number }) {
  const steps = 36;
  const width = scaleWidth / steps;
  return (
    <>
      <text x={8} y={y + 11}>
        λ
      </text>
      {Array.from({ length: steps }, (_, step) => {
        const relative = (step + 0.5) / steps;
        const height = lineWidth({ lambda: 0, relative, dead: false });
        return (
          <rect
            key={relative}
            x={28 + step * width}
            y={y + 7 - height / 2}
            width={width + 0.4}
            height={height}
            style={{ fill: writeColour(scaleColour(scale, relative)) }}
          />
        );
      })}
      {[0, 0.5, 1].map((place) => (
        <text key={place} x={28 + place * scaleWidth} y={y + 28} text-anchor="middle">
          {formatValue(place * top)}
        </text>
      ))}
    </>
  );
}
