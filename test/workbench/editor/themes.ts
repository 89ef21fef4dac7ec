/** @file The four kinds of themes that VS Code has, by the theme of each that is there without an extension. */
export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

export type ThemeKind = keyof typeof themes;

export const themeKinds: readonly ThemeKind[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];
