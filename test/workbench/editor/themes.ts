/** @file The four kinds of themes that VS Code has, by the theme of each that is there without an extension. */

/** Titles as the list of themes shows them, and the class that the workbench wears with each. */
export const themes = {
  light: { title: 'Light 2026', mark: 'vs' },
  dark: { title: 'Dark 2026', mark: 'vs-dark' },
  'high-contrast': { title: 'Dark High Contrast', mark: 'hc-black' },
  'high-contrast-light': { title: 'Light High Contrast', mark: 'hc-light' },
} as const;

export type ThemeKind = keyof typeof themes;

export const themeKinds: readonly ThemeKind[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];
