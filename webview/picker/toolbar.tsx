/** @file The picker's commands: presets with their number of pairs, undo, selection, removal, export. */
import { t } from '@vscode/l10n';
import { type PairStrategy, pairStrategies, pairStrategyTable } from '../../src/catalog/pairs.js';
import { IconButton } from '../shell/icon-button.js';
import { Icon } from '../shell/icons.js';

interface ToolbarProps {
  readonly presetSizes: Readonly<Record<PairStrategy, number>>;
  readonly preset: PairStrategy | undefined;
  /** Whether pairs can be edited at all. */
  readonly editable: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly canSelect: boolean;
  readonly selected: number;
  readonly onPreset: (preset: PairStrategy) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSelectAll: () => void;
  readonly onRemove: () => void;
  readonly onExport: () => void;
}

function presetTitle(preset: PairStrategy): string {
  switch (preset) {
    case 'single':
      return t('Single');
    case 'one-to-one':
      return t('One-to-one');
    case 'all-to-all':
      return t('All-to-all');
  }
}

function presetLabel(preset: PairStrategy, size: number, used: boolean): string {
  const title = presetTitle(preset);
  if (size === 1) return used ? t('{0}: 1 pair, in use', title) : t('{0}: 1 pair', title);
  return used ? t('{0}: {1} pairs, in use', title, size) : t('{0}: {1} pairs', title, size);
}

export function Toolbar(props: ToolbarProps) {
  const { presetSizes, preset, editable, canUndo, canRedo, canSelect, selected } = props;
  return (
    <div class="toolbar">
      <fieldset class="presets" aria-label={t('Presets')}>
        {pairStrategies.map((strategy) => {
          const size = presetSizes[strategy];
          const usable = editable && size > 0;
          return (
            <vscode-button
              key={strategy}
              appearance={preset === strategy ? 'primary' : 'secondary'}
              aria-label={presetLabel(strategy, size, preset === strategy)}
              disabled={!usable}
              title={pairStrategyTable[strategy].description}
              data-preset={strategy}
              onClick={() => {
                if (usable) props.onPreset(strategy);
              }}
            >
              {preset === strategy ? <Icon name="check" slot="start" /> : null}
              {`${presetTitle(strategy)} (${size})`}
            </vscode-button>
          );
        })}
      </fieldset>
      <span class="toolbar-group">
        <IconButton icon="undo" label={t('Undo')} disabled={!editable || !canUndo} onClick={props.onUndo} />
        <IconButton icon="redo" label={t('Redo')} disabled={!editable || !canRedo} onClick={props.onRedo} />
        <IconButton
          icon="selectAll"
          label={t('Select all pairs')}
          disabled={!canSelect}
          onClick={props.onSelectAll}
        />
        <IconButton
          icon="remove"
          label={t('Remove the selected pairs')}
          disabled={!editable || selected === 0}
          onClick={props.onRemove}
        />
        <IconButton icon="save" label={t('Save the picture as SVG')} onClick={props.onExport} />
      </span>
    </div>
  );
}
