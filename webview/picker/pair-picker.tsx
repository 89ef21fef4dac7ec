/** @file The pair picker: the picture with its commands, and beside it the same pairs as a list with their details. */
import { t } from '@vscode/l10n';
import { useMemo, useState } from 'preact/hooks';
import { type PairStrategy, presetPairs } from '../../src/catalog/pairs.js';
import type { StudioSnapshot } from '../contract.js';
import { AddPair } from '../pairs/add-pair.js';
import { PairDetails } from '../pairs/pair-details.js';
import { PairList } from '../pairs/pair-list.js';
import type { RunSeries } from '../series/collection.js';
import { useStudio } from '../shell/store.js';
import { exportPicture } from '../shell/svg-export.js';
import { Cards } from './cards.js';
import { FindLayer } from './find-layer.js';
import { focusDrawn } from './focus.js';
import { LearnedControls } from './learned-controls.js';
import { NothingToDraw, PickerNotices } from './notices.js';
import { Picture } from './picture.js';
import { Toolbar } from './toolbar.js';
import { usePicker } from './use-picker.js';

interface PairPickerProps {
  readonly snapshot: StudioSnapshot;
  /** Of the first run shown. */
  readonly series: RunSeries | undefined;
}

export function PairPicker(props: PairPickerProps) {
  const studio = useStudio();
  const picker = usePicker(props.snapshot, props.series);
  const [hoveredRow, setHoveredRow] = useState<string | undefined>(undefined);
  const { snapshot, series, model, editing, selection, actions, gestures, handles, lines, picture, row } =
    picker;
  const networks = model?.networks;
  const presetSizes = useMemo(() => {
    const size = (preset: PairStrategy) =>
      networks
        ? presetPairs(
            preset,
            networks.sources.map(({ description }) => description),
            networks.target.description,
          ).length
        : 0;
    return { single: size('single'), 'one-to-one': size('one-to-one'), 'all-to-all': size('all-to-all') };
  }, [networks]);

  if (!model) return <NothingToDraw snapshot={snapshot} />;

  const editable = model.whyNot === undefined;
  const [run] = snapshot.shown;
  const lineOf = new Map(model.lines.map((line) => [line.key, line]));
  const { gesture, hover } = gestures;
  const hovered = gesture.kind === 'idle' && hover?.hit.kind === 'pair' ? hover.hit.key : hoveredRow;
  const context = {
    networks: model.networks,
    pairs: editing.pairs,
    method: model.setup.method,
    readOnly: model.whyNot,
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of what lies inside.
    <div class="picker" onKeyDown={picker.onKeyDown}>
      <PickerNotices snapshot={snapshot} model={model} />
      <Toolbar
        presetSizes={presetSizes}
        preset={editing.preset}
        editable={editable}
        canUndo={editing.canUndo}
        canRedo={editing.canRedo}
        canSelect={model.known.length > 0}
        selected={selection.size}
        onPreset={actions.choosePreset}
        onUndo={actions.undo}
        onRedo={actions.redo}
        onSelectAll={actions.selectAll}
        onRemove={() => actions.remove(selection)}
        onExport={() => {
          if (!picture.current) return;
          const content = exportPicture(picture.current, picker.theme.background);
          studio.send({ kind: 'save-file', name: 'pairs.svg', content });
        }}
      />
      <FindLayer
        networks={model.networks}
        onFound={(place) => {
          picker.shown.reveal(place);
          // It is drawn with the next picture.
          requestAnimationFrame(() => focusDrawn(picture.current, 'place', place));
        }}
      />
      <div class="picker-body">
        <div class="picker-main">
          <div class="picture-frame" ref={picker.wrapper}>
            {model.layout ? (
              <Picture
                picture={picture}
                layout={model.layout}
                lines={model.lines}
                scale={model.learned?.scale}
                top={model.learned?.top ?? 0}
                selection={selection}
                hovered={hovered}
                currentLine={lines.current}
                handleState={handles.state}
                gestures={gestures}
                possible={picker.verdict?.possible}
                handleEvents={handles.events}
                lineEvents={lines.events}
                describeLine={picker.describeLine}
              />
            ) : null}
            <Cards picker={picker} model={model} />
          </div>
          <p class="status" role="status">
            {picker.said}
          </p>
          {run ? <LearnedControls run={run} picker={picker} /> : null}
          <PairDetails
            selected={model.known
              .filter(({ key }) => selection.has(key))
              .map((known) => ({ known, line: lineOf.get(known.key) }))}
            networks={model.networks}
            factsOf={model.factsOf}
            recorded={
              series && run ? { series, pairs: run.setup.pairs.length, method: run.setup.method } : undefined
            }
            marked={row === undefined ? undefined : model.learned?.moment.iteration}
          />
        </div>
        <div class="picker-side">
          <h2>{t('Pairs ({0})', model.known.length)}</h2>
          {editable ? <AddPair context={context} onLink={actions.link} /> : null}
          <PairList
            known={model.known}
            lines={model.lines}
            networks={model.networks}
            selection={selection}
            editable={editable}
            learned={model.learned !== undefined}
            onSelect={(key, mode) => actions.select([key], mode)}
            onRemove={(key) => actions.remove(new Set([key]))}
            onHover={setHoveredRow}
          />
        </div>
      </div>
    </div>
  );
}
