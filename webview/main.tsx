/** @file The panel's entry: registers the controls, listens to the host and draws. */
// Before all that has texts, for some are looked up while their module loads.
import './shell/language.js';
import { render } from 'preact';
import { App } from './app.js';
import { editorHost } from './shell/editor-host.js';
import { keepScroll } from './shell/keep-scroll.js';
import { StudioContext } from './shell/store.js';
import { Studio } from './shell/studio.js';
import { registerToolkit } from './shell/toolkit.js';
import './styles/base.css';
import './styles/picker.css';
import './styles/picture.css';
import './styles/pairs.css';
import './styles/charts.css';
import './styles/header.css';
import './styles/images.css';
import './styles/compare.css';

registerToolkit();
const studio = new Studio(editorHost());
const report = (message: string) => studio.send({ kind: 'defect', message });
window.addEventListener('error', ({ message, filename, lineno }) =>
  report(`${message} (${filename}:${lineno})`),
);
window.addEventListener('unhandledrejection', ({ reason }) => report(String(reason)));

// The host reads this when the window is reloaded: which panel this was.
studio.onSnapshot(() => {
  const { experiment, shown = [] } = studio.snapshot ?? {};
  if (experiment === undefined && shown.length === 0) return;
  studio.save('panel', { file: experiment?.file ?? '', shown: shown.map(({ folder }) => folder) });
});

const root = document.getElementById('studio') ?? document.body;
render(
  <StudioContext.Provider value={studio}>
    <App />
  </StudioContext.Provider>,
  root,
);
studio.start();
keepScroll(studio);
