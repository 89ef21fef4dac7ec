/** @file The built language server behind a real connection, as an editor drives it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export interface Editor {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  open(file: string, text: string): string;
  change(uri: string, text: string): void;
  /** The diagnostics of a file as soon as they satisfy a condition. */
  diagnostics(
    uri: string,
    are: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]>;
  /** All diagnostics that came for a file since it was opened, each time. */
  published(uri: string): readonly (readonly Diagnostic[])[];
  close(): Promise<void>;
}

/** Starts the server with these initialization options, for an editor that can do this. */
export async function startEditor(
  options: object = {},
  capabilities: ClientCapabilities = {},
): Promise<Editor> {
  const program = join(inject('product'), 'language-server.js');
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const known = new Map<string, readonly Diagnostic[]>();
  const history = new Map<string, (readonly Diagnostic[])[]>();
  const waiting = new Set<() => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    known.set(uri, diagnostics);
    history.set(uri, [...(history.get(uri) ?? []), diagnostics]);
    for (const look of waiting) look();
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities,
    initializationOptions: options,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  let version = 1;
  return {
    connection,
    process: child,
    open(file, text) {
      const uri = pathToFileURL(file).href;
      const textDocument = { uri, languageId: 'l2t', version, text };
      void connection.sendNotification('textDocument/didOpen', { textDocument });
      return uri;
    },
    change(uri, text) {
      version += 1;
      known.delete(uri);
      const textDocument = { uri, version };
      void connection.sendNotification('textDocument/didChange', {
        textDocument,
        contentChanges: [{ text }],
      });
    },
    diagnostics(uri, are) {
      return new Promise((resolve) => {
        const look = () => {
          const now = known.get(uri);
          if (now === undefined || !are(now)) return;
          waiting.delete(look);
          resolve(now);
        };
        waiting.add(look);
        look();
      });
    },
    published: (uri) => history.get(uri) ?? [],
    async close() {
      await connection.sendRequest('shutdown');
      connection.dispose();
      child.kill();
    },
  };
}
