import { describe, expect, it } from 'vitest';
import type { Place } from '../../../webview/pairs/places.js';
import {
  activate,
  focusMoved,
  type Gesture,
  type Hit,
  idle,
  move,
  press,
  release,
} from '../../../webview/picker/gesture.js';

const from: Place = { side: 'source', source: 0, layer: 'stage1.block1' };
const to: Place = { side: 'target', layer: 'pool1.input' };
const on = (place: Place): Hit => ({ kind: 'handle', place });
const nothing: Hit = { kind: 'nothing' };
const [here, there] = [
  { x: 10, y: 10 },
  { x: 90, y: 40 },
];
const click = (gesture: Gesture, hit: Hit) => release(press(gesture, hit, here, 'replace'));
const link = { kind: 'link', from, over: on(to) };

describe('A gesture', () => {
  it('links two layers by a drag from one to the other', () => {
    const dragged = move(press(idle, on(from), here, 'replace'), on(to), there);
    expect(dragged).toMatchObject({ kind: 'linking', by: 'drag', from, over: on(to), at: there });
    expect(release(dragged)).toEqual({ gesture: idle, effect: link });
  });

  it('links two layers by a click on each', () => {
    const armed = click(idle, on(from));
    expect(armed).toEqual({ gesture: { kind: 'linking', by: 'click', from } });
    expect(click(armed.gesture, on(to))).toEqual({ gesture: idle, effect: link });
  });

  it('links two layers by Enter on each, and shows the verdict on the way', () => {
    const { gesture } = activate(idle, from, 'keys');
    const focused = focusMoved(gesture, to, there);
    expect(focused).toMatchObject({ kind: 'linking', by: 'keys', over: on(to), at: there });
    expect(activate(focused, to, 'keys')).toEqual({ gesture: idle, effect: link });
  });

  it('starts again from another layer of the same side', () => {
    const other: Place = { ...from, layer: 'stage1.block2' };
    expect(click(click(idle, on(from)).gesture, on(other)).gesture).toMatchObject({ from: other });
  });

  it('ends where a drag comes back, or a layer is clicked twice', () => {
    const away = move(press(idle, on(from), here, 'replace'), nothing, there);
    expect(release(move(away, on(from), here))).toEqual({ gesture: idle });
    expect(click(click(idle, on(from)).gesture, on(from))).toEqual({ gesture: idle });
  });

  it('ends where a drag is let go over nothing', () => {
    const away = move(press(idle, on(from), here, 'replace'), nothing, there);
    expect(release(away)).toEqual({ gesture: idle });
  });

  it('asks for the link over a plain layer too, so that the reason is said', () => {
    const plain: Hit = { kind: 'plain', title: 'linear' };
    const dragged = move(press(idle, on(from), here, 'replace'), plain, there);
    expect(release(dragged).effect).toEqual({ kind: 'link', from, over: plain });
  });

  it('is a click though the hand trembles', () => {
    const pressed = press(idle, { kind: 'pair', key: 'k' }, here, 'toggle');
    expect(release(move(pressed, nothing, { x: 12, y: 11 })).effect).toEqual({
      kind: 'select',
      key: 'k',
      mode: 'toggle',
    });
  });

  it('draws a box from an empty place', () => {
    const boxing = move(press(idle, nothing, there, 'add'), nothing, here);
    expect(release(boxing).effect).toEqual({
      kind: 'select-box',
      box: { x: 10, y: 10, width: 80, height: 30 },
      mode: 'add',
    });
  });

  it('selects nothing by a click on an empty place, unless pairs are being added to the selection', () => {
    expect(click(idle, nothing).effect).toEqual({ kind: 'select-none' });
    expect(release(press(idle, nothing, here, 'add')).effect).toBeUndefined();
  });
});
