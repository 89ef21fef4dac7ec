/** @file Try the Example: copies the embedded experiment into the workspace and starts it. */
import type { Services } from '../services.js';

export async function tryExample(_services: Services): Promise<void> {}
