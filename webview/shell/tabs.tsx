/** @file Views of which one is in front; which one that is survives hiding and reloading. Only that one is drawn. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { ViewName } from '../contract.js';
import { isOneOf, useSaved, useStudio } from './store.js';

export interface TabView {
  readonly name: ViewName;
  readonly title: string;
  readonly draw: () => ComponentChildren;
}

interface TabsProps {
  /** Names what is kept. */
  readonly saved: string;
  readonly label: string;
  readonly initial: ViewName;
  readonly views: readonly TabView[];
}

export function Tabs({ saved, label, initial, views }: TabsProps) {
  const names = views.map(({ name }) => name);
  const [front, setFront] = useSaved<ViewName>(saved, initial, isOneOf(names));
  const studio = useStudio();
  useLayoutEffect(() => studio.onShowView(setFront), [studio, setFront]);
  return (
    <vscode-panels
      aria-label={label}
      activeid={`tab-${front}`}
      onChange={(event) => {
        // Changes of drop-downs and check boxes inside come by here as well.
        if (event.target !== event.currentTarget) return;
        const chosen = names.find((name) => `tab-${name}` === event.currentTarget.activeid);
        if (chosen !== undefined) setFront(chosen);
      }}
    >
      {views.map(({ name, title }) => (
        <vscode-panel-tab key={name} id={`tab-${name}`}>
          {title}
        </vscode-panel-tab>
      ))}
      {views.map(({ name, draw }) => (
        <vscode-panel-view key={name} id={`view-${name}`}>
          {name === front ? <div class="tab-content">{draw()}</div> : null}
        </vscode-panel-view>
      ))}
    </vscode-panels>
  );
}
