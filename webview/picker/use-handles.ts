/** @file The handles with the keys: where the focus is, arrows between layers, Enter to begin and finish a pair. */
import { t } from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { placeText } from '../pairs/networks.js';
import { endsOf, placeKey } from '../pairs/places.js';
import type { Verdict } from '../pairs/verdict.js';
import { useLatest } from '../shell/hooks.js';
import { focusDrawn } from './focus.js';
import { activate, focusMoved, type Gesture } from './gesture.js';
import { nextHandle } from './keyboard.js';
import type { HandleDrawing } from './layout.js';
import type { HandleEvents, HandleState } from './network-drawing.js';
import type { Gestures } from './use-gestures.js';
import type { Model } from './use-model.js';

interface HandlesInput {
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly model: Model | undefined;
  readonly gestures: Gestures;
  readonly verdictOf: (gesture: Gesture) => Verdict | undefined;
  readonly announce: (text: string) => void;
  readonly toggle: (fold: string) => void;
}

export function useHandles({ picture, model, gestures, verdictOf, announce, toggle }: HandlesInput) {
  const [focused, setFocused] = useState<string | undefined>(undefined);
  const handles = model?.layout?.handles ?? [];
  const current = handles.some(({ key }) => key === focused) ? focused : handles[0]?.key;

  const onFocus = useLatest((handle: HandleDrawing) => {
    setFocused(handle.key);
    const next = focusMoved(gestures.current(), handle.place, handle.port);
    if (next === gestures.current()) return;
    gestures.take({ gesture: next });
    const verdict = verdictOf(next);
    if (verdict) announce(verdict.possible ? t('{0}. Enter adds the pair.', verdict.text) : verdict.reason);
  });
  const onKeyDown = useLatest((handle: HandleDrawing, event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const step = activate(gestures.current(), handle.place, 'keys');
      gestures.take(step);
      if (step.gesture.kind === 'linking') {
        announce(
          t(
            'A pair from {0}: go to a layer of the other side and press Enter, or Escape.',
            handle.place.layer,
          ),
        );
      }
      return;
    }
    const next = model?.layout && nextHandle(model.layout, handle.key, event.key);
    if (!next) return;
    event.preventDefault();
    focusDrawn(picture.current, 'place', next.key);
  });

  const { gesture } = gestures;
  const armed = gesture.kind === 'linking' ? placeKey(gesture.from) : undefined;
  const overKey =
    gesture.kind === 'linking' && gesture.over?.kind === 'handle' ? placeKey(gesture.over.place) : undefined;
  const possible = verdictOf(gesture)?.possible;
  const known = model?.known;
  const networks = model?.networks;
  const paired = useMemo(() => {
    const partners = new Map<string, string[]>();
    for (const { pair } of known ?? []) {
      const [source, target] = endsOf(pair);
      const join = (key: string, name: string) => partners.set(key, [...(partners.get(key) ?? []), name]);
      join(placeKey(source), pair.targetLayer);
      join(placeKey(target), networks ? placeText(networks, source) : pair.sourceLayer);
    }
    return partners;
  }, [known, networks]);
  const state: HandleState = useMemo(
    () => ({
      current,
      armed,
      over:
        overKey === undefined || overKey === armed || possible === undefined
          ? undefined
          : { key: overKey, possible },
      paired,
    }),
    [current, armed, overKey, possible, paired],
  );
  const events: HandleEvents = useMemo(
    () => ({ onFocus, onKeyDown, onToggle: toggle }),
    [onFocus, onKeyDown, toggle],
  );
  return { state, events };
}
