/** @file The small card beside the pointer or the focus: what a pair is and costs, or why one cannot be made. */
import { FactList, PresenceText } from '../pairs/fact-list.js';
import type { PickerNetworks } from '../pairs/networks.js';
import type { PairFacts } from '../pairs/pair-facts.js';
import { resizeText, type Verdict } from '../pairs/verdict.js';
import { Icon } from '../shell/icons.js';
import type { Point } from './layout.js';
import type { PairLine } from './lines.js';

interface CardProps {
  readonly at: Point;
  /** Of the picture: a card near its right or lower edge opens to the other side. */
  readonly room: { readonly width: number; readonly height: number };
  readonly children: preact.ComponentChildren;
  readonly kind?: 'possible' | 'impossible';
}

function Card({ at, room, kind, children }: CardProps) {
  const width = Math.min(280, room.width - 16);
  const left = Math.max(4, Math.min(at.x + 16, room.width - width - 4));
  const above = at.y > room.height * 0.6;
  return (
    <div
      class={`hover-card${kind ? ` is-${kind}` : ''}`}
      style={{
        left: `${left}px`,
        top: `${above ? at.y - 14 : at.y + 18}px`,
        transform: above ? 'translateY(-100%)' : '',
        maxWidth: `${width}px`,
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
