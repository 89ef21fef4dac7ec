/** @file All that the picker draws, from a snapshot and a run's series; each part is kept until what it comes from changes. */
import { useMemo } from 'preact/hooks';
import type { Pair } from '../../src/catalog/pairs.js';
import type { RunView, SetupView, StudioSnapshot } from '../contract.js';
import { lambdasAt, largestLambda, rowsOf } from '../pairs/lambda-series.js';
import { networksKey, networksOf, type PickerNetworks } from '../pairs/networks.js';
import { factsFor, type PairFacts } from '../pairs/pair-facts.js';
import { pairKey } from '../pairs/pair-key.js';
import { joinPairs, type KnownPair, strengths } from '../pairs/strength.js';
import { whyNoPairs } from '../pairs/verdict.js';
import type { RunSeries } from '../series/collection.js';
import { type ColourScale, scaleAgainst } from '../shell/colour-maps.js';
import { useStable } from '../shell/hooks.js';
import { backgroundOf, type Theme } from '../shell/theme.js';
import { type Layout, layOut, type ShownOf } from './layout.js';
import { linesOf, type PairLine } from './lines.js';
import type { Moment } from './time-slider.js';

export interface Learned {
  readonly run: RunView;
  readonly scale: ColourScale;
  readonly top: number;
  readonly rows: number;
  readonly moment: Moment;
}

export interface Model {
  readonly setup: SetupView;
  readonly networks: PickerNetworks;
  readonly layout: Layout | undefined;
  readonly known: readonly KnownPair[];
  readonly lines: readonly PairLine[];
  /** Absent where the run shown, if any, learned no λ. */
  readonly learned: Learned | undefined;
  readonly factsOf: (pair: Pair) => PairFacts | undefined;
  /** Why pairs cannot be edited; absent where they can. */
  readonly whyNot: string | undefined;
}

interface ModelInput {
  readonly snapshot: StudioSnapshot;
  readonly series: RunSeries | undefined;
  /** The file's pairs as edited; absent where no file is open. */
  readonly filePairs: readonly Pair[] | undefined;
  /** Row of the series that is shown; absent for the newest. */
  readonly row: number | undefined;
  readonly showLearned: boolean;
  readonly width: number;
  readonly theme: Theme;
  readonly whyNot: string | undefined;
  /** What is drawn of large networks beside the layers of these pairs. */
  readonly shownWith: (pairs: readonly Pair[]) => ShownOf;
}

const pairsKey = (pairs: readonly Pair[] | undefined): string => pairs?.map(pairKey).join(' ') ?? 'none';

/** λ of the run's pairs at a row, or the newest that is known: at the end of a run, that of its result. */
function lambdasOf(run: RunView, series: RunSeries | undefined, row: number | undefined) {
  const pairs = run.setup.pairs.length;
  const rows = series ? rowsOf(series.pairs) : 0;
  if (series && row !== undefined && row < rows) return lambdasAt(series.pairs, pairs, row);
  if (run.reportedLambda) return run.reportedLambda.mean;
  if (run.last?.lambda) return run.last.lambda.mean;
  if (series && rows > 0) return lambdasAt(series.pairs, pairs, rows - 1);
  return [];
}

function momentOf(run: RunView, series: RunSeries | undefined, row: number | undefined): Moment {
  const reported = row === undefined ? run.reportedLambda : undefined;
  const at = row ?? (series ? rowsOf(series.pairs) - 1 : 0);
  return {
    iteration: (row === undefined ? run.last?.iteration : undefined) ?? series?.pairs.iteration[at] ?? 0,
    epoch:
      reported?.epoch ?? (row === undefined ? run.last?.epoch : undefined) ?? series?.pairs.epoch[at] ?? 0,
    ...(reported && { reported: reported.epoch === run.result?.bestEpoch ? 'best-epoch' : 'last-epoch' }),
  };
}

/** Undefined where there is no setup at all to draw. */
export function useModel(input: ModelInput): Model | undefined {
  const { snapshot, series, filePairs, row, showLearned, width, theme, whyNot, shownWith } = input;
  const run = showLearned ? snapshot.shown[0] : undefined;
  const setup = snapshot.experiment?.setup ?? snapshot.shown[0]?.setup;

  const stableSetup = useStable(setup, setup ? networksKey(setup) : '');
  const networks = useMemo(() => stableSetup && networksOf(stableSetup), [stableSetup]);
  const runPairs = run?.setup.pairs;
  const stableFile = useStable(filePairs, pairsKey(filePairs));
  const stableRun = useStable(runPairs, pairsKey(runPairs));
  const known = useMemo(() => joinPairs(stableFile, stableRun), [stableFile, stableRun]);
  const layout = useMemo(() => {
    const pairs = known.map(({ pair }) => pair);
    return networks && width > 0 ? layOut(networks, width, shownWith(pairs)) : undefined;
  }, [networks, width, known, shownWith]);

  const scale = useMemo(
    () => scaleAgainst(snapshot.colourMap, backgroundOf(theme)),
    [snapshot.colourMap, theme],
  );
  const newest = useMemo(() => (run ? lambdasOf(run, series, row) : []), [run, series, row]);
  const recorded = useMemo(() => (series ? largestLambda(series.pairs) : 0), [series]);
  const top = Math.max(recorded, ...newest.map((lambda) => lambda ?? 0));
  const lines = useMemo(() => {
    if (!layout) return [];
    const lambdas = known.map(({ runIndex }) => (runIndex === undefined ? undefined : newest[runIndex]));
    return linesOf(known, strengths(lambdas, top), layout, scale);
  }, [layout, known, newest, top, scale]);

  const costKey = setup ? JSON.stringify([setup.method, setup.lookAheadSteps, setup.batchSize]) : '';
  const costSetup = useStable(setup, costKey);
  const factsOf = useMemo(
    () =>
      costSetup && networks
        ? factsFor(
            costSetup,
            known.filter(({ presence }) => presence !== 'run').map(({ pair }) => pair),
            networks,
          )
        : () => undefined,
    [costSetup, networks, known],
  );

  if (!setup || !networks) return undefined;
  const hasLambda = newest.some((lambda) => lambda !== undefined);
  const learned: Learned | undefined =
    run && hasLambda
      ? {
          run,
          scale,
          top,
          rows: series ? rowsOf(series.pairs) : 0,
          moment: momentOf(run, series, row),
        }
      : undefined;
  return {
    setup,
    networks,
    layout,
    known,
    lines,
    learned,
    factsOf,
    whyNot: whyNoPairs({ method: setup.method, readOnly: whyNot }),
  };
}
