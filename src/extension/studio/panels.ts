/** @file The panels of L2T Studio. */
import type { Services, StudioPanels } from '../services.js';

/** What panels need of the other services. */
export type PanelServices = Omit<Services, 'studio'>;

export function createStudioPanels(_services: PanelServices): StudioPanels {
  return {
    openExperiment: async () => undefined,
    openRun: async () => undefined,
    dispose: () => undefined,
  };
}
