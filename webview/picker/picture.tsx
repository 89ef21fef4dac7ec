/** @file The picture: networks, lines, the draft of a new pair and the legend in one SVG, with its pointer and keys. */
import { t } from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Selection } from '../pairs/selection.js';
import type { ColourScale } from '../shell/colour-maps.js';
import { Draft } from './draft.js';
import type { Gesture } from './gesture.js';
import type { Layout } from './layout.js';
import { Legend, legendHeight, legendRows } from './legend.js';
import type { PairLine } from './lines.js';
import { type HandleEvents, type HandleState, NetworkDrawings } from './network-drawing.js';
import { type LineEvents, PairLines } from './pair-lines.js';
import type { Gestures } from './use-gestures.js';

interface PictureProps {
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly layout: Layout;
  readonly lines: readonly PairLine[];
  readonly scale: ColourScale | undefined;
  /** λ at the top of the scale. */
  readonly top: number;
  readonly selection: Selection;
  readonly hovered: string | undefined;
  readonly currentLine: string | undefined;
  readonly handleState: HandleState;
  readonly gestures: Gestures;
  readonly possible: boolean | undefined;
  readonly handleEvents: HandleEvents;
  readonly lineEvents: LineEvents;
  readonly describeLine: (line: PairLine) => string;
}

function classOf({ measures }: Layout, { kind }: Gesture, hovered: string | undefined): string {
  const narrow = measures.narrow ? ' is-narrow' : '';
  return `picture is-${kind}${hovered ? ' is-over-pair' : ''}${narrow}`;
}

export function Picture(props: PictureProps) {
  const { layout, lines, scale, selection, hovered, currentLine, handleState, gestures } = props;
  const { handleEvents, lineEvents, describeLine } = props;
  const rows = useMemo(() => legendRows(lines), [lines]);
  const legend = legendHeight(rows, scale !== undefined, layout.width);
  // Kept as they are while only the pointer moves.
  const networks = useMemo(
    () => <NetworkDrawings layout={layout} state={handleState} {...handleEvents} />,
    [layout, handleState, handleEvents],
  );
  const pairs = useMemo(
    () => (
      <PairLines
        lines={lines}
        selection={selection}
        hovered={hovered}
        current={currentLine}
        describe={describeLine}
        {...lineEvents}
      />
    ),
    [lines, selection, hovered, currentLine, describeLine, lineEvents],
  );
  return (
    <svg
      ref={props.picture}
      class={classOf(layout, gestures.gesture, hovered)}
      width={layout.width}
      height={layout.height + legend}
      viewBox={`0 0 ${layout.width} ${layout.height + legend}`}
      role="group"
      tabindex={-1}
      aria-label={t('Layers of the source and target networks, and the pairs between them')}
      {...gestures.events}
    >
      {networks}
      {pairs}
      <Draft gesture={gestures.gesture} layout={layout} possible={props.possible} />
      <Legend rows={rows} scale={scale} top={props.top} width={layout.width} y={layout.height} />
    </svg>
  );
}
