/** @file Views of which one is in front; which one that is survives hiding and reloading. Only that one is drawn. */
import type { ComponentChildren } from 'preact';
import { isOneOf, useSaved } from './store.js';

export interface TabView<Name extends string> {
  readonly name: Name;
  readonly title: string;
  readonly draw: () => ComponentChildren;
}

interface TabsProps<Name extends string> {
  /** Names what is kept. */
  readonly saved: string;
  readonly label: string;
  readonly initial: Name;
  readonly views: readonly TabView<Name>[];
}

export function Tabs<Name extends string>({ saved, label, initial, views }: TabsProps<Name>) {
  const names = views.map(({ name }) => name);
  const [front, setFront] = useSaved<Name>(saved, initial, isOneOf(names));
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
