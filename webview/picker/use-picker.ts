/** @file All of the picker that is not drawn: what it shows, what is under way, what it can do. */
import { t } from '@vscode/l10n';
import { useCallback, useRef, useState } from 'preact/hooks';
import type { ExperimentView, StudioSnapshot } from '../contract.js';
import { pairSentence } from '../pairs/pair-text.js';
import { usePairEditing } from '../pairs/use-pair-editing.js';
import { judge } from '../pairs/verdict.js';
import type { RunSeries } from '../series/collection.js';
import { useFrozen, useLatest, useWidth } from '../shell/hooks.js';
import { isBoolean, useSaved } from '../shell/store.js';
import { useTheme } from '../shell/theme.js';
import { curvesIn } from './curves.js';
import { type Effect, type Gesture, idle } from './gesture.js';
import type { PairLine } from './lines.js';
import { pickerActions } from './use-actions.js';
import { useAnnouncer } from './use-announcer.js';
import { useGestures } from './use-gestures.js';
import { useHandles } from './use-handles.js';
import { useLines } from './use-lines.js';
import { useModel } from './use-model.js';
import { useMoment } from './use-moment.js';
import { useSelection } from './use-selection.js';
import { useShortcuts } from './use-shortcuts.js';
import { useShown } from './use-shown.js';

/** Why the file's pairs cannot be edited. */
function whyNotEditable(experiment: ExperimentView | undefined): string | undefined {
  if (!experiment) return t('No experiment file is open: these are the pairs of the run.');
  if (experiment.stale)
    return t('The file cannot be understood as it stands, so it is not edited from here.');
  return experiment.readOnly;
}

export type Picker = ReturnType<typeof usePicker>;

/** @param newestSeries of the first run shown. */
export function usePicker(newest: StudioSnapshot, newestSeries: RunSeries | undefined) {
  const theme = useTheme();
  const [said, announce] = useAnnouncer();
  const [wrapper, width] = useWidth<HTMLDivElement>();
  const picture = useRef<SVGSVGElement>(null);
  const [row, setRow] = useMoment(newest.shown[0]?.folder);
  const [showLearned, setShowLearned] = useSaved('picker.showLearned', true, isBoolean);

  // The newest pairs are edited; what is drawn stands still while the hand is at work.
  const editing = usePairEditing(newest.experiment, announce);
  const [atWork, setAtWork] = useState(false);
  const snapshot = useFrozen(newest, atWork);
  const series = useFrozen(newestSeries, atWork);
  const filePairs = useFrozen(editing.pairs, atWork);
  const shown = useShown();
  const model = useModel({
    snapshot,
    series,
    filePairs: snapshot.experiment?.setup ? filePairs : undefined,
    row,
    showLearned,
    width,
    theme,
    whyNot: whyNotEditable(snapshot.experiment),
    shownWith: shown.shownWith,
  });
  const [selection, setSelection] = useSelection(model?.known ?? []);
  const actions = pickerActions({ model, editing, selection, setSelection, announce });

  const perform = useLatest((effect: Effect) => {
    switch (effect.kind) {
      case 'link':
        return actions.link(effect.from, effect.over);
      case 'select':
        return actions.select([effect.key], effect.mode);
      case 'select-box': {
        const keys = curvesIn(model?.lines ?? [], effect.box).map(({ key }) => key);
        return actions.select(keys, effect.mode);
      }
      case 'fold':
        return shown.toggle(effect.key);
      case 'select-none':
        return selection.size > 0 ? actions.select([], 'replace') : undefined;
    }
  });
  const gestures = useGestures({ picture, layout: model?.layout, curves: model?.lines ?? [], perform });
  const { gesture } = gestures;
  const isAtWork = gesture.kind !== 'idle' && !(gesture.kind === 'linking' && gesture.by !== 'drag');
  if (isAtWork !== atWork) setAtWork(isAtWork);

  const verdictOf = (of: Gesture) => {
    if (!model || of.kind !== 'linking' || !of.over) return undefined;
    const { networks, setup, whyNot } = model;
    return judge(of.from, of.over, { networks, pairs: filePairs, method: setup.method, readOnly: whyNot });
  };
  const handles = useHandles({ picture, model, gestures, verdictOf, announce, toggle: shown.toggle });
  const lines = useLines({ picture, lines: model?.lines ?? [], selection, actions });
  const onKeyDown = useShortcuts({
    actions,
    selection,
    cancel: () => {
      if (gestures.current().kind === 'idle') return false;
      gestures.take({ gesture: idle });
      announce(t('Cancelled.'));
      return true;
    },
  });
  const networks = model?.networks;
  const describeLine = useCallback(
    (line: PairLine) => (networks ? pairSentence(networks, line.pair, line.lambda) : line.key),
    [networks],
  );

  return {
    snapshot,
    series,
    theme,
    said,
    wrapper,
    width,
    picture,
    row,
    setRow,
    showLearned,
    setShowLearned,
    editing,
    model,
    selection,
    actions,
    gestures,
    verdict: verdictOf(gestures.gesture),
    handles,
    lines,
    onKeyDown,
    describeLine,
    shown,
  };
}
