/** @file Before the tests in the workbench: what they need is found or installed, or it is said what is left out. */
import type { TestProject } from 'vitest/node';
import { type FoundTools, findTools } from './editor/tools.js';

declare module 'vitest' {
  interface ProvidedContext {
    workbench: FoundTools;
  }
}

export function setup(project: TestProject): void {
  const found = findTools(project.config.root);
  if ('missing' in found) {
    if (process.env.CI) throw new Error(found.missing);
    console.warn(found.missing);
  }
  project.provide('workbench', found);
}
