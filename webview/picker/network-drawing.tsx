/** @file The networks of the picture: columns of stages, bars as wide as their maps, and the handles of feature layers. */
import { t } from '@vscode/l10n';
import { Fragment, type JSX } from 'preact';
import { shapeText } from '../pairs/networks.js';
import {
  type FoldDrawing,
  foldKey,
  type HandleDrawing,
  type LayerDrawing,
  type Layout,
  type NetworkDrawing,
  type StageDrawing,
} from './layout.js';
import type { Measures } from './measures.js';
import { charactersFor, shortName } from './short-name.js';

export interface HandleState {
  /** The handle that Tab leads to. */
  readonly current: string | undefined;
  /** The first layer of a pair that is being made. */
  readonly armed: string | undefined;
  /** The layer under the loose end, and whether the pair can be made. */
  readonly over: { readonly key: string; readonly possible: boolean } | undefined;
  /** Layers that have pairs. */
  readonly paired: ReadonlyMap<string, readonly string[]>;
}

export interface HandleEvents {
  readonly onFocus: (handle: HandleDrawing) => void;
  readonly onKeyDown: (handle: HandleDrawing, event: KeyboardEvent) => void;
  /** Unfolds a stage, or folds it; the pointer's clicks come by the picture. */
  readonly onToggle: (fold: string) => void;
}

interface NetworksProps extends HandleEvents {
  readonly layout: Layout;
  readonly state: HandleState;
}

export function NetworkDrawings({ layout, ...rest }: NetworksProps) {
  return (
    <>
      {layout.networks.map((network) => (
        <Network key={network.key} network={network} measures={layout.measures} {...rest} />
      ))}
    </>
  );
}

interface Shared extends HandleEvents {
  readonly measures: Measures;
  readonly state: HandleState;
}

function Network({ network, ...rest }: Shared & { readonly network: NetworkDrawing }) {
  const { side, name, title, box, stages } = network;
  const role = side === 'source' ? t('Source') : t('Target');
  return (
    <g role="group" aria-label={`${role} ${name}, ${title}`}>
      <text class="network-role" x={box.x} y={box.y + 12}>
        {role.toUpperCase()}
      </text>
      <text class="network-name" x={box.x} y={box.y + 28}>
        {name}
        {rest.measures.narrow ? null : (
          <tspan class="network-title" dx="8">
            {title}
          </tspan>
        )}
      </text>
      {stages.map((stage) => (
        <Stage key={stage.box.y} stage={stage} side={side} {...rest} />
      ))}
    </g>
  );
}

interface StageProps extends Shared {
  readonly stage: StageDrawing;
  readonly side: NetworkDrawing['side'];
}

function Stage({ stage, side, ...rest }: StageProps) {
  const { box, label, layers } = stage;
  return (
    <>
      <rect class="stage" x={box.x} y={box.y} width={box.width} height={box.height} rx="4" />
      <text
        class="stage-size"
        x={side === 'source' ? box.x + box.width - 10 : box.x + 10}
        y={box.y + 14}
        text-anchor={side === 'source' ? 'end' : 'start'}
      >
        {label}
      </text>
      {layers.map((layer) =>
        layer.fold ? (
          <FoldLine key={layer.key} layer={layer} fold={layer.fold} onToggle={rest.onToggle} />
        ) : layer.handle ? (
          <Fragment key={layer.key}>
            <Handle layer={layer} handle={layer.handle} side={side} {...rest} />
            <LayerText layer={layer} handle={layer.handle} side={side} measures={rest.measures} />
          </Fragment>
        ) : (
          <PlainLayer key={layer.key} layer={layer} side={side} measures={rest.measures} />
        ),
      )}
    </>
  );
}

interface FoldLineProps {
  readonly layer: LayerDrawing;
  readonly fold: FoldDrawing;
  readonly onToggle: (fold: string) => void;
}

function FoldLine({ layer: { row }, fold, onToggle }: FoldLineProps): JSX.Element {
  const { hidden, open } = fold;
  const text = open ? t('fewer layers') : hidden === 1 ? t('1 more layer') : t('{0} more layers', hidden);
  const middle = row.y + row.height / 2;
  return (
    <g
      class="fold"
      role="button"
      tabindex={0}
      aria-expanded={open}
      aria-label={t('{0}, up to {1}', text, fold.key)}
      data-fold={foldKey(fold)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        onToggle(foldKey(fold));
      }}
    >
      <rect
        class="fold-row"
        x={row.x + 3}
        y={row.y + 1}
        width={row.width - 6}
        height={row.height - 2}
        rx="3"
      />
      <text class="fold-text" x={row.x + 10} y={middle + 4}>
        {`${open ? '▾' : '▸'} ${text}`}
      </text>
    </g>
  );
}

/** Where the text of a layer begins and ends. */
function textEdges({ row, bar }: LayerDrawing, side: NetworkDrawing['side'], measures: Measures) {
  const barRoom = measures.widestBar + 10 + measures.inset;
  return side === 'source'
    ? { start: row.x + 10, end: row.x + row.width - barRoom, middle: bar.y + bar.height / 2 }
    : { start: row.x + barRoom, end: row.x + row.width - 10, middle: bar.y + bar.height / 2 };
}

interface PlainLayerProps {
  readonly layer: LayerDrawing;
  readonly side: NetworkDrawing['side'];
  readonly measures: Measures;
}

function PlainLayer({ layer, side, measures }: PlainLayerProps) {
  const { bar, title } = layer;
  const { start, middle } = textEdges(layer, side, measures);
  return (
    <g class="plain-layer" aria-hidden="true">
      <title>{`${title}: ${shapeText(layer.shape)}`}</title>
      <rect class="plain-bar" x={bar.x} y={bar.y} width={bar.width} height={bar.height} rx="1" />
      {measures.narrow ? null : (
        <text class="plain-name" x={start} y={middle + 3.5}>
          {layer.kind}
        </text>
      )}
    </g>
  );
}

interface HandleProps extends Shared {
  readonly layer: LayerDrawing;
  readonly handle: HandleDrawing;
  readonly side: NetworkDrawing['side'];
}

function handleClass(key: string, { armed, over, paired }: HandleState): string {
  const classes = ['handle'];
  if (paired.has(key)) classes.push('is-paired');
  if (armed === key) classes.push('is-armed');
  else if (over?.key === key) classes.push(over.possible ? 'is-possible' : 'is-impossible');
  return classes.join(' ');
}

function Handle({ layer, handle, state, onFocus, onKeyDown }: HandleProps): JSX.Element {
  const { bar, row } = layer;
  const { key, feature, port } = handle;
  const partners = state.paired.get(key);
  const label = [
    `${feature.name} ${shapeText(feature.shape)}`,
    feature.title,
    partners ? t('paired with {0}', partners.join(', ')) : t('not paired'),
  ].join(', ');
  return (
    <g
      class={handleClass(key, state)}
      role="button"
      tabindex={state.current === key ? 0 : -1}
      aria-label={label}
      aria-pressed={state.armed === key}
      data-place={key}
      onFocus={() => onFocus(handle)}
      onKeyDown={(event) => onKeyDown(handle, event)}
    >
      <rect
        class="handle-row"
        x={row.x + 3}
        y={row.y + 1}
        width={row.width - 6}
        height={row.height - 2}
        rx="3"
      />
      <rect class="bar" x={bar.x} y={bar.y} width={bar.width} height={bar.height} rx="2" />
      <circle class="port" cx={port.x} cy={port.y} r="5" />
    </g>
  );
}

/** Beside the handle, not in it: the handle's name says the same and more. */
function LayerText({ layer, handle, side, measures }: Omit<HandleProps, keyof HandleEvents | 'state'>) {
  const { feature } = handle;
  const { start, end, middle } = textEdges(layer, side, measures);
  const shape = shapeText(feature.shape);
  return (
    <g aria-hidden="true">
      <text class="layer-name" x={start} y={measures.narrow ? middle - 3 : middle + 4}>
        {shortName(feature.name, charactersFor(end - start, shape, measures))}
      </text>
      {measures.narrow ? (
        <text class="layer-shape" x={start} y={middle + 11}>
          {shape}
        </text>
      ) : (
        <text class="layer-shape" x={end} y={middle + 4} text-anchor="end">
          {shape}
        </text>
      )}
    </g>
  );
}
