/** @file What editor and server say to each other beyond the protocol: options, settings and one question. */
import { NotificationType, RequestType } from 'vscode-languageserver/node';

/** What the editor's settings say; it tells the server again whenever one of them changes. */
export interface LanguageSettings {
  /** Further folders that hold run folders, absolute. */
  readonly runFolders: readonly string[];
  /** Whether the workspace is trusted: without, no process is started and no start is offered. */
  readonly trusted: boolean;
}

/** `initializationOptions` of the language server. */
export interface LanguageOptions extends LanguageSettings {
  /** File of translated sentences; absent: English. */
  readonly translations?: string;
}

/** Client → server. */
export const settingsChanged = new NotificationType<LanguageSettings>('l2t/settings');

/** A program of the product as the editor would call it. */
export interface CommandLine {
  readonly executable: string;
  readonly words: readonly string[];
  readonly env: { readonly [name: string]: string };
}

/** Server → client, in trusted workspaces only: how the product's command line is called with these words. */
export const commandLine = new RequestType<{ readonly words: readonly string[] }, CommandLine, void>(
  'l2t/commandLine',
);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Options as they came; what is not as promised is left out, and trust is never assumed. */
export function languageOptions(value: unknown): LanguageOptions {
  const { runFolders, trusted, translations } = isObject(value) ? value : {};
  return {
    runFolders: Array.isArray(runFolders) ? runFolders.filter((entry) => typeof entry === 'string') : [],
    trusted: trusted === true,
    ...(typeof translations === 'string' ? { translations } : {}),
  };
}
