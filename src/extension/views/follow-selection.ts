/** @file The Runs view marks the run that is selected elsewhere: one that was just started, or that the Studio shows. */
import { Disposable, type Event, type TreeView } from 'vscode';
import type { RunSelection } from '../services.js';

interface Followed<Node> {
  readonly selection: RunSelection;
  /** Told whenever the tree has changed: a run that was just started is in it a little later. */
  readonly onDidChangeTree: Event<unknown>;
  /** The folder of a node that is a run. */
  readonly folderOf: (node: Node) => string | undefined;
  readonly nodeOf: (folder: string) => Node | undefined;
}

/** Marks it once; what the person then marks stays. A view that is not seen is not opened. */
export function followSelection<Node>(view: TreeView<Node>, followed: Followed<Node>): Disposable {
  const { selection, onDidChangeTree, folderOf, nodeOf } = followed;
  let wanted: string | undefined;
  const mark = async () => {
    const folder = wanted;
    const node = folder === undefined ? undefined : nodeOf(folder);
    if (node === undefined || !view.visible) return;
    wanted = undefined;
    // The tree may have been made anew meanwhile; then its next change marks the run.
    await view.reveal(node, { select: true, focus: false }).then(undefined, () => {
      wanted ??= folder;
    });
  };
  const follow = () => {
    const isMarked = view.selection.some((node) => folderOf(node) === selection.folder);
    wanted = isMarked ? undefined : selection.folder;
    return mark();
  };
  return Disposable.from(
    selection.onDidChange(follow),
    onDidChangeTree(mark),
    view.onDidChangeVisibility(follow),
    view.onDidChangeSelection(() => (wanted = undefined)),
  );
}
