/** @file The editor's colours as the panel's pictures need them, and word of their change. */
import { useEffect, useState } from 'preact/hooks';
import { parseColour, type Rgb, writeColour } from './colour.js';

export const themeKinds = ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const;
export type ThemeKind = (typeof themeKinds)[number];

/** Colours for canvases and for pictures that leave the panel; everything else takes the variables in CSS. */
export interface Theme {
  readonly kind: ThemeKind;
  readonly background: string;
  readonly foreground: string;
  /** Secondary text, axes. */
  readonly muted: string;
  /** Lines of a grid. */
  readonly grid: string;
  readonly focus: string;
  readonly error: string;
  readonly warning: string;
  readonly fontFamily: string;
  readonly monospaceFamily: string;
  /** Of runs and series, in order; past the end begin again with the next of `dashPatterns`. */
  readonly palette: readonly string[];
}

/** Line dashes of the first, second, … round through the palette: series differ in more than colour. */
export const dashPatterns: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];

type ColourName = 'background' | 'foreground' | 'muted' | 'grid' | 'focus' | 'error' | 'warning';

/** The variables that may say a colour, the first that does wins; themes leave some out. */
const variables: { readonly [C in ColourName]: readonly string[] } = {
  background: ['--vscode-editor-background'],
  foreground: ['--vscode-foreground', '--vscode-editor-foreground'],
  muted: ['--vscode-descriptionForeground', '--vscode-foreground'],
  grid: ['--vscode-charts-lines', '--vscode-editorWidget-border', '--vscode-contrastBorder'],
  focus: ['--vscode-focusBorder', '--vscode-contrastActiveBorder'],
  error: ['--vscode-errorForeground', '--vscode-charts-red'],
  warning: ['--vscode-charts-yellow', '--vscode-editorWarning-foreground'],
};

const paletteVariables = ['blue', 'orange', 'green', 'purple', 'red', 'yellow'].map(
  (hue) => `--vscode-charts-${hue}`,
);

/** Where a theme says nothing, as in a page that no editor shows. */
const lastResort: { readonly [K in ThemeKind]: { readonly ink: string; readonly paper: string } } = {
  dark: { ink: '#cccccc', paper: '#1f1f1f' },
  light: { ink: '#3b3b3b', paper: '#ffffff' },
  'high-contrast': { ink: '#ffffff', paper: '#000000' },
  'high-contrast-light': { ink: '#292929', paper: '#ffffff' },
};

function currentKind(): ThemeKind {
  const said = document.body.dataset.vscodeThemeKind?.replace('vscode-', '');
  return themeKinds.find((kind) => kind === said) ?? 'dark';
}

/** The theme in force. */
export function readTheme(): Theme {
  const kind = currentKind();
  const style = getComputedStyle(document.documentElement);
  const first = (names: readonly string[], otherwise: string): string =>
    names.map((name) => style.getPropertyValue(name).trim()).find((value) => value !== '') ?? otherwise;
  const { ink, paper } = lastResort[kind];
  const colour = (name: ColourName) => first(variables[name], name === 'background' ? paper : ink);
  const foreground = colour('foreground');
  return {
    kind,
    background: colour('background'),
    foreground,
    muted: colour('muted'),
    grid: colour('grid'),
    focus: colour('focus'),
    error: colour('error'),
    warning: colour('warning'),
    fontFamily: first(['--vscode-font-family'], 'sans-serif'),
    monospaceFamily: first(['--vscode-editor-font-family'], 'monospace'),
    // Some themes have see-through colours for areas; a line needs the whole colour.
    palette: paletteVariables.map((name) => opaque(first([name], foreground))),
  };
}

/** `rgba(…)` without its last part. */
function opaque(colour: string): string {
  const known = parseColour(colour);
  return known === undefined ? colour : writeColour(known);
}

/** The background as numbers. */
export function backgroundOf(theme: Theme): Rgb {
  return parseColour(theme.background) ?? parseColour(lastResort[theme.kind].paper) ?? [0, 0, 0];
}

/** Calls back after every change of theme until the returned function is called. */
export function onThemeChange(listener: () => void): () => void {
  // The editor writes the variables into the root's style and the kind into the body's attributes.
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-kind'] });
  return () => observer.disconnect();
}

/** The theme in force; the component is drawn again when it changes. */
export function useTheme(): Theme {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => onThemeChange(() => setTheme(readTheme())), []);
  return theme;
}
