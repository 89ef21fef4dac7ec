/** @file Where in the window things open: text where text is, the Studio where a Studio is, and no third column for either. */
import { TabInputText, TabInputWebview, ViewColumn, window } from 'vscode';

/** What a group of editors shows. */
export interface Group {
  readonly column: ViewColumn;
  readonly isActive: boolean;
  readonly hasText: boolean;
  readonly hasStudio: boolean;
}

/** What the editor calls a webview of this kind begins with names of its own. */
export const studioViewType = 'l2t.studio';

export function groupsOfWindow(): Group[] {
  return window.tabGroups.all.map(({ viewColumn, isActive, tabs }) => ({
    column: viewColumn,
    isActive,
    hasText: tabs.some(({ input }) => input instanceof TabInputText),
    hasStudio: tabs.some(
      ({ input }) => input instanceof TabInputWebview && input.viewType.endsWith(studioViewType),
    ),
  }));
}

const activeFirst = (groups: readonly Group[]): Group[] =>
  groups.toSorted((left, right) => Number(right.isActive) - Number(left.isActive));

/** The active group, unless it is the Studio's: then another one, or a new one beside it. */
export function columnForText(groups: readonly Group[]): ViewColumn {
  const [active, ...others] = activeFirst(groups);
  if (!active?.hasStudio) return ViewColumn.Active;
  const free = others.filter(({ hasStudio }) => !hasStudio);
  return (free.find(({ hasText }) => hasText) ?? free[0])?.column ?? ViewColumn.Beside;
}

/** Where a Studio is; else beside the text, in a group that is there already where there are several. */
export function columnForStudio(groups: readonly Group[]): ViewColumn {
  const usual = activeFirst(groups);
  const studio = usual.find(({ hasStudio }) => hasStudio);
  if (studio) return studio.column;
  const [active, ...others] = usual;
  if (!active?.hasText) return ViewColumn.Active;
  const other = others.find(({ hasText }) => !hasText) ?? others[0];
  return other?.column ?? ViewColumn.Beside;
}
