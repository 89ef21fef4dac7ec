import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../../../src/configuration/parse.js';
import { withPairs } from '../../../src/extension/studio/edit-pairs.js';
import {
  canRedo,
  canUndo,
  edit,
  giveUp,
  observe,
  type PairHistory,
  redo,
  startHistory,
  undo,
} from '../../../webview/pairs/history.js';

const pair = (name: string) => ({ source: 0, sourceLayer: name, targetLayer: 'pool1.input' });
const [one, two, three] = [{ pairs: [pair('a')] }, { pairs: [pair('b')] }, { pairs: [pair('c')] }];

describe('The history of pairs', () => {
  it('shows an edit before the file has it, and keeps it when it comes back', () => {
    const edited = edit(startHistory(one), two);
    expect(edited.present).toEqual(two);
    expect(observe(edited, two)).toMatchObject({ present: two, confirmed: two, sent: [] });
  });

  it('is not disturbed by a refresh that still has the old list', () => {
    const edited = edit(startHistory(one), two);
    expect(observe(edited, { pairs: [...one.pairs] })).toBe(edited);
  });

  it('shows the newest of two edits while the first comes back', () => {
    const edited = edit(edit(startHistory(one), two), three);
    const first = observe(edited, two);
    expect(first.present).toEqual(three);
    expect(observe(first, three).sent).toEqual([]);
  });

  it('undoes and redoes', () => {
    const undone = undo(edit(startHistory(one), two));
    expect(undone.present).toEqual(one);
    expect(canUndo(undone)).toBe(false);
    expect(redo(undone).present).toEqual(two);
  });

  it('undoes an edit that was made in the file', () => {
    const outside = observe(startHistory(one), two);
    expect(canUndo(outside)).toBe(true);
    expect(undo(outside).present).toEqual(one);
  });

  it('forgets what could be redone when something else is done', () => {
    expect(canRedo(edit(undo(edit(startHistory(one), two)), three))).toBe(false);
  });

  it('comes back to a preset as a preset', () => {
    const preset = { pairs: one.pairs, preset: 'single' } as const;
    expect(undo(edit(startHistory(preset), two)).present).toEqual(preset);
  });

  it('shows the file again when an edit never arrives', () => {
    const given = giveUp(edit(startHistory(one), two));
    expect(given).toMatchObject({ present: one, sent: [] });
  });

  it('takes what the file says over an edit that another edit overtook', () => {
    expect(observe(edit(startHistory(one), two), three)).toMatchObject({ present: three, sent: [] });
  });
});

/** A file that takes what the history sends, and says what it lists then. */
function fileOf(pairs: readonly ReturnType<typeof pair>[]) {
  const empty = `{
    "sources": [{ "network": "resnet14", "weights": "a.pth" }],
    "target": { "network": "vgg9" },
    "data": { "dataset": "emoji-noto" }
  }`;
  let text = withPairs(empty, pairs);
  return (history: PairHistory): PairHistory => {
    text = withPairs(text, history.present.pairs);
    return observe(history, { pairs: parseExperiment(text, '/x/a.l2t.json').experiment?.pairs ?? [] });
  };
}

describe('The history of pairs that the file lists', () => {
  const all = ['stage1.block2', 'stage2.block2', 'stage3.block2'].map(pair);
  const withoutMiddle = all.filter((_, place) => place !== 1);
  const afterRemoval = () => {
    const answered = fileOf(all);
    return { answered, removed: answered(edit(startHistory({ pairs: all }), { pairs: withoutMiddle })) };
  };

  it('can redo the removal of a pair from the middle that was undone', () => {
    const { answered, removed } = afterRemoval();
    const undone = answered(undo(removed));
    expect(undone.present.pairs).toEqual(all);
    expect(answered(redo(undone)).present.pairs).toEqual(withoutMiddle);
  });

  it('undoes the removal of a pair from the middle once more after redoing it', () => {
    const { answered, removed } = afterRemoval();
    const undone = answered(undo(answered(redo(answered(undo(removed))))));
    expect(undone).toMatchObject({ present: { pairs: all }, past: [], sent: [] });
  });

  it('undoes two removals, one after the other', () => {
    const { answered, removed } = afterRemoval();
    const twice = answered(edit(removed, { pairs: withoutMiddle.slice(1) }));
    const back = answered(undo(answered(undo(twice))));
    expect(back).toMatchObject({ present: { pairs: all }, past: [], sent: [] });
  });

  it('undoes a change of order that was made in the file', () => {
    const moved = observe(startHistory({ pairs: all }), { pairs: [...all].reverse() });
    const undone = fileOf([...all].reverse())(undo(moved));
    expect(undone).toMatchObject({ present: { pairs: all }, sent: [] });
    expect(canRedo(undone)).toBe(true);
  });
});
