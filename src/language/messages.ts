/** @file What editor and server say to each other beyond the protocol: settings and one question. */
import { NotificationType, RequestType } from 'vscode-jsonrpc/node';

/** What the editor's settings say: `initializationOptions`, and told again whenever one of them changes. */
export interface LanguageSettings {
  /** Further folders that hold run folders, absolute. */
  readonly runFolders: readonly string[];
  /** Whether the workspace is trusted: without, no process is started and no start is offered. */
  readonly trusted: boolean;
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

/** Settings as they came; what is not as promised is left out, and trust is never assumed. */
export function languageSettings(value: unknown): LanguageSettings {
  const { runFolders, trusted } = isObject(value) ? value : {};
  return {
    runFolders: Array.isArray(runFolders) ? runFolders.filter((entry) => typeof entry === 'string') : [],
    trusted: trusted === true,
  };
}
