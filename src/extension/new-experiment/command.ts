/** @file New Experiment: a short guided form that writes a commented experiment file. */
import type { Services } from '../services.js';

export async function newExperiment(_services: Services): Promise<void> {}
