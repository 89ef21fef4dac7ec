/** @file What the picker can do with pairs, however it was asked to: each act is done, sent and said. */
import { t } from '@vscode/l10n';
import { type PairStrategy, presetPairs } from '../../src/catalog/pairs.js';
import { pairKey, withoutPairs } from '../pairs/pair-key.js';
import { pairSentence, pairText } from '../pairs/pair-text.js';
import type { Place } from '../pairs/places.js';
import { nothingSelected, type Selection, type SelectionMode, select } from '../pairs/selection.js';
import type { PairEditing } from '../pairs/use-pair-editing.js';
import { judge, type Over } from '../pairs/verdict.js';
import type { Model } from './use-model.js';

export interface PickerActions {
  /** Adds a pair, or says why it cannot be. */
  readonly link: (from: Place, over: Over) => void;
  readonly remove: (keys: ReadonlySet<string>) => void;
  readonly choosePreset: (preset: PairStrategy) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (keys: readonly string[], mode: SelectionMode) => void;
  readonly selectAll: () => void;
}

interface Means {
  readonly model: Model | undefined;
  readonly editing: PairEditing;
  readonly selection: Selection;
  readonly setSelection: (selection: Selection) => void;
  readonly announce: (text: string) => void;
}

export function pickerActions({ model, editing, selection, setSelection, announce }: Means): PickerActions {
  const editable = model !== undefined && model.whyNot === undefined;
  const total = (count: number) => t('{0} pairs.', count);
  const refuse = () => {
    if (model?.whyNot !== undefined) announce(model.whyNot);
  };
  return {
    link: (from, over) => {
      if (!model) return;
      const { networks, setup, whyNot } = model;
      const verdict = judge(from, over, {
        networks,
        pairs: editing.pairs,
        method: setup.method,
        readOnly: whyNot,
      });
      if (!verdict.possible) return announce(verdict.reason);
      const { pair } = verdict;
      editing.change((pairs) => [...pairs, pair]);
      setSelection(new Set([pairKey(pair)]));
      announce(t('Added {0}. {1}', pairSentence(networks, pair, undefined), total(editing.pairs.length + 1)));
    },
    remove: (keys) => {
      if (!editable) return refuse();
      const gone = editing.pairs.filter((pair) => keys.has(pairKey(pair)));
      const [first] = gone;
      if (!first) {
        if (keys.size > 0) announce(t('These pairs are only in the run: there is nothing to remove.'));
        return;
      }
      editing.change((pairs) => withoutPairs(pairs, keys));
      setSelection(new Set([...selection].filter((key) => !keys.has(key))));
      const what = gone.length === 1 ? pairText(model.networks, first) : t('{0} pairs', gone.length);
      announce(t('Removed {0}. {1}', what, total(editing.pairs.length - gone.length)));
    },
    choosePreset: (preset) => {
      if (!editable) return refuse();
      const { sources, target } = model.networks;
      const pairs = presetPairs(
        preset,
        sources.map(({ description }) => description),
        target.description,
      );
      editing.usePreset(preset, pairs);
      setSelection(nothingSelected);
      announce(t('Preset {0}. {1}', preset, total(pairs.length)));
    },
    undo: () => {
      if (!editable) return refuse();
      if (!editing.canUndo) return announce(t('Nothing to undo.'));
      editing.undo();
      announce(t('Undone.'));
    },
    redo: () => {
      if (!editable) return refuse();
      if (!editing.canRedo) return announce(t('Nothing to redo.'));
      editing.redo();
      announce(t('Redone.'));
    },
    select: (keys, mode) => {
      const next = select(selection, keys, mode);
      setSelection(next);
      const known = model?.known.length ?? 0;
      const [only] = next.size === 1 ? next : [];
      const single = model?.known.find(({ key }) => key === only);
      if (single && model) announce(t('Selected {0}.', pairText(model.networks, single.pair)));
      else announce(t('{0} of {1} pairs selected.', next.size, known));
    },
    selectAll: () => {
      const keys = model?.known.map(({ key }) => key) ?? [];
      setSelection(new Set(keys));
      announce(t('{0} of {1} pairs selected.', keys.length, keys.length));
    },
  };
}
