/** @file By what lines are told apart: colour and dash. No DOM. */
import { mixColours, parseColour, writeColour } from '../shell/colour.js';
import { dashPatterns, type Theme } from '../shell/theme.js';

export interface Look {
  readonly colour: string;
  readonly dash: readonly number[];
}

/** Places of the shown runs and of the chart's series, as they are counted over all of its runs. */
export interface LinePlace {
  readonly series: number;
  readonly run: number;
}

export interface Looks {
  readonly of: (line: LinePlace) => Look;
  /** For a legend that names series and runs, each once. */
  readonly ofSeries: (series: number) => Look;
  readonly ofRun: (run: number) => Look;
}

/** How much of the text's colour, a fraction of 1, goes into the second, third, … round through the palette. */
const mixed = [0, 0.4, 0.65] as const;

/**
 * Of one run, series differ in colour. Of several runs, the fewer of both, as long as there are dashes for them, differ
 * in dash: a few series, as losses are, leave the colours to the runs; many pairs take the colours themselves.
 */
export function looksOf(seriesCount: number, runCount: number, { palette, foreground }: Theme): Looks {
  const hue = (place: number) => palette[place % palette.length] ?? foreground;
  const round = (place: number) => Math.floor(place / palette.length);
  const dash = (place: number) => dashPatterns[place % dashPatterns.length] ?? [];
  const shade = (place: number) => {
    const [colour, ink] = [parseColour(hue(place)), parseColour(foreground)];
    return colour && ink
      ? writeColour(mixColours(colour, ink, mixed[round(place) % mixed.length] ?? 0))
      : hue(place);
  };
  if (runCount <= 1) {
    const ofSeries = (series: number): Look => ({ colour: hue(series), dash: dash(round(series)) });
    return {
      of: ({ series }) => ofSeries(series),
      ofSeries,
      ofRun: () => ({ colour: foreground, dash: [] }),
    };
  }
  if (seriesCount <= dashPatterns.length) {
    return {
      of: ({ series, run }) => ({ colour: shade(run), dash: dash(series) }),
      ofSeries: (series) => ({ colour: foreground, dash: dash(series) }),
      ofRun: (run) => ({ colour: shade(run), dash: [] }),
    };
  }
  return {
    of: ({ series, run }) => ({ colour: shade(series), dash: dash(run) }),
    ofSeries: (series) => ({ colour: shade(series), dash: [] }),
    ofRun: (run) => ({ colour: foreground, dash: dash(run) }),
  };
}
