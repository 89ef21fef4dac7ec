import { describe, expect, it } from 'vitest';
import {
  canRedo,
  canUndo,
  edit,
  giveUp,
  observe,
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
