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
  readonly focus: string;
  readonly error: string;
  /** Of what is as it should be. */
  readonly right: string;
  /** What opens where the pointer rests. */
  readonly tip: string;
  readonly tipText: string;
  readonly tipBorder: string;
  readonly fontFamily: string;
  /** Of runs and series, in order; past the end begin again with the next of `dashPatterns`. */
  readonly palette: readonly string[];
}

/** Line dashes of the first, second, … round through the palette: series differ in more than colour. */
export const dashPatterns: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];

type ColourName = Exclude<keyof Theme, 'kind' | 'fontFamily' | 'palette'>;

/** The variables that may say a colour, the first that does wins; themes leave some out. */
const variables: { readonly [C in ColourName]: readonly string[] } = {
  background: ['--vscode-editor-background'],
  foreground: ['--vscode-foreground', '--vscode-editor-foreground'],
  muted: ['--vscode-descriptionForeground', '--vscode-foreground'],
  focus: ['--vscode-focusBorder', '--vscode-contrastActiveBorder'],
  error: ['--vscode-errorForeground', '--vscode-charts-red'],
  tip: ['--vscode-editorHoverWidget-background', '--vscode-editor-background'],
  tipText: ['--vscode-editorHoverWidget-foreground', '--vscode-foreground'],
  tipBorder: ['--vscode-editorHoverWidget-border', '--vscode-contrastBorder'],
  right: ['--vscode-charts-green', '--vscode-testing-iconPassed'],
};

/** As `variables`: the high-contrast themes have no orange among their charts' colours. */
const paletteVariables: readonly (readonly string[])[] = [
  ['--vscode-charts-blue'],
  ['--vscode-charts-orange', '--vscode-symbolIcon-enumeratorForeground'],
  ['--vscode-charts-green'],
  ['--vscode-charts-purple'],
  ['--vscode-charts-red'],
  ['--vscode-charts-yellow'],
  ['--vscode-terminal-ansiCyan'],
  ['--vscode-terminal-ansiMagenta'],
];

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
  const colour = (name: ColourName) =>
    first(variables[name], name === 'background' || name === 'tip' ? paper : ink);
  const foreground = colour('foreground');
  return {
    kind,
    background: colour('background'),
    foreground,
    muted: colour('muted'),
    focus: colour('focus'),
    error: colour('error'),
    right: colour('right'),
    tip: colour('tip'),
    tipText: colour('tipText'),
    tipBorder: colour('tipBorder'),
    fontFamily: first(['--vscode-font-family'], 'sans-serif'),
    // Some themes have see-through colours for areas; a line needs the whole colour.
    palette: paletteVariables.map((names) => opaque(first(names, foreground))),
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
function onThemeChange(listener: () => void): () => void {
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
