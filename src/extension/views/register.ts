/** @file The views of the activity bar and the status bar. */
import { Disposable } from 'vscode';
import type { Services } from '../services.js';
import { registerPairsView } from './pairs-view.js';
import { registerRunsView } from './runs-view.js';
import { registerStatusItem } from './status-item.js';

export function registerViews(services: Services): Disposable {
  return Disposable.from(
    registerRunsView(services),
    registerPairsView(services),
    registerStatusItem(services.store),
  );
}
