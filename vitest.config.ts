import { defineConfig } from 'vitest/config';

const common = {
  pool: 'forks',
  testTimeout: 300_000,
  hookTimeout: 300_000,
  // What is polled for comes within a second, but not on every machine.
  expect: { poll: { timeout: 60_000 } },
} as const;
const inTheWorkbench = ['test/workbench/**/*.test.ts', 'test/extension-host/**/*.test.ts'];
const inTheBrowser = ['test/webview/**/*.browser.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          // Many wait for a process of their own: one more keeps both cores of a small machine busy.
          maxWorkers: 2,
          include: ['test/**/*.test.ts'],
          exclude: [...inTheWorkbench, ...inTheBrowser],
          globalSetup: 'test/built-product.ts',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'panel',
          include: inTheBrowser,
          globalSetup: 'test/workbench/setup.ts',
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // After the others and one at a time: a workbench needs the whole machine to be as quick as a user has it.
        test: {
          ...common,
          name: 'workbench',
          include: inTheWorkbench,
          globalSetup: 'test/workbench/setup.ts',
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
