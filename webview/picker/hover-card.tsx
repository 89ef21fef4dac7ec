/** @file The small card beside the pointer or the focus: what a pair is and costs, or why one cannot be made. */
import { FactList, PresenceText } from '../pairs/fact-list.js';
import type { PickerNetworks } from '../pairs/networks.js';
import type { PairFacts } from '../pairs/pair-facts.js';
import { resizeText, type Verdict } from '../pairs/verdict.js';
import { Icon } from '../shell/icons.js';
import type { Point } from './layout.js';
import type { PairLine } from './lines.js';

/** Of the picture: a card near its right or lower edge opens to the other side. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** Between the layers of the sources and those of the target. */
  readonly between: { readonly left: number; readonly right: number };
}

const [narrowest, widest] = [170, 280];

/** A card stands between the layers, where it fits there: it is about a line, and layers are where lines lead. */
function placeOf(at: Point, { width, between }: Room): { readonly left: number; readonly maxWidth: number } {
  const gap = between.right - between.left;
  const [least, most] = gap >= narrowest ? [between.left, between.right] : [4, width - 4];
  const maxWidth = Math.min(widest, most - least);
  return { left: Math.max(least, Math.min(at.x + 16, most - maxWidth)), maxWidth };
}

interface CardProps {
  readonly at: Point;
  readonly room: Room;
  readonly children: preact.ComponentChildren;
  readonly kind?: 'possible' | 'impossible';
}

function Card({ at, room, kind, children }: CardProps) {
  const { left, maxWidth } = placeOf(at, room);
  const above = at.y > room.height * 0.6;
  return (
    <div
      class={`hover-card${kind ? ` is-${kind}` : ''}`}
      style={{
        left: `${left}px`,
        top: `${above ? at.y - 14 : at.y + 18}px`,
        transform: above ? 'translateY(-100%)' : '',
        maxWidth: `${maxWidth}px`,
      }}
    >
      {children}
    </div>
  );
}

interface VerdictCardProps {
  readonly verdict: Verdict;
  readonly at: Point;
  readonly room: CardProps['room'];
}

export function VerdictCard({ verdict, at, room }: VerdictCardProps) {
  return verdict.possible ? (
    <Card at={at} room={room} kind="possible">
      <Icon name="add" />
      <span>
        <b>{`${verdict.pair.sourceLayer} → ${verdict.pair.targetLayer}`}</b>
        <br />
        {verdict.text}
      </span>
    </Card>
  ) : (
    <Card at={at} room={room} kind="impossible">
      <Icon name="forbidden" />
      <span>{verdict.reason}</span>
    </Card>
  );
}

interface PairCardProps {
  readonly line: PairLine;
  readonly facts: PairFacts | undefined;
  readonly networks: PickerNetworks;
  readonly at: Point;
  readonly room: CardProps['room'];
}

export function PairCard({ line, facts, networks, at, room }: PairCardProps) {
  const { pair, lambda } = line;
  return (
    <Card at={at} room={room}>
      <div>
        <b>{`${pair.sourceLayer} → ${pair.targetLayer}`}</b>
        <FactList facts={facts} resize={resizeText(networks, pair)} lambda={lambda} />
        <PresenceText line={line} />
      </div>
    </Card>
  );
}
