/** @file The language server: takes requests, gives each to the part that answers it. */
import {
  CodeActionKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsAt } from './completion/completion.js';
import { EngineKnowledge } from './diagnostics/engines.js';
import { Examiner } from './diagnostics/examiner.js';
import { DiagnosticsPublisher } from './diagnostics/publisher.js';
import { quickFixes } from './diagnostics/quick-fixes.js';
import { DocumentCache, type ExperimentDocument, pathOf } from './document/experiment-document.js';
import { hoverAt } from './hover/hover.js';
import { commandLine, type LanguageSettings, languageSettings, settingsChanged } from './messages.js';
import { definitionAt, documentLinks } from './navigation/links.js';
import { renamedAt, renameEdit } from './navigation/rename.js';
import { documentSymbols } from './navigation/symbols.js';
import { Refresher } from './refresher.js';
import { AgeClock } from './runs/age-clock.js';
import { inlayHints, pairHintIn, pairTooltip } from './runs/inlay-hints.js';
import { codeLenses } from './runs/lenses.js';
import { RunBook } from './runs/run-book.js';

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  completionProvider: { triggerCharacters: ['"', ':', '/', ' ', '[', '{'] },
  hoverProvider: true,
  documentSymbolProvider: true,
  definitionProvider: true,
  documentLinkProvider: {},
  renameProvider: { prepareProvider: true },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
  codeLensProvider: {},
  inlayHintProvider: { resolveProvider: true },
};

/** Serves a connection. @param program the bundle whose threads read what takes long. */
export function serve(connection: Connection, program: URL): void {
  const documents = new TextDocuments(TextDocument);
  const cache = new DocumentCache();
  const examiner = new Examiner(program);
  const engines = new EngineKnowledge((words) => connection.sendRequest(commandLine, { words }));
  let settings: LanguageSettings = { runFolders: [], trusted: false };
  let can = { lenses: false, hints: false };

  const runs = new RunBook(() => {
    runs.keepHistories(documents.all().map((document) => cache.get(document)));
    diagnostics.publishAll();
    refresher.request();
  });
  const diagnostics = new DiagnosticsPublisher(connection, runs, () => ({
    examiner,
    engines,
    trusted: settings.trusted,
  }));
  const refresher = new Refresher(connection, () => can);
  const ages = new AgeClock(() => refresher.request());

  const apply = (next: LanguageSettings) => {
    settings = next;
    runs.setFurtherFolders(next.runFolders);
  };

  connection.onInitialize(({ initializationOptions, capabilities: client }: InitializeParams) => {
    apply(languageSettings(initializationOptions));
    can = {
      lenses: client.workspace?.codeLens?.refreshSupport === true,
      hints: client.workspace?.inlayHint?.refreshSupport === true,
    };
    return { capabilities, serverInfo: { name: 'L2T Studio' } };
  });
  connection.onNotification(settingsChanged, (next: unknown) => {
    apply(languageSettings(next));
    engines.forgetLacks();
    diagnostics.judgeAll();
    refresher.request();
  });
  // Runs write weights all the time: most are of no file that is open.
  connection.onDidChangeWatchedFiles(({ changes }) =>
    diagnostics.judgeNaming(changes.map(({ uri }) => pathOf(uri))),
  );
  connection.onShutdown(() => {
    runs.dispose();
    refresher.dispose();
    ages.dispose();
  });

  documents.onDidChangeContent(({ document }) => {
    const known = cache.get(document);
    // First, for what is told of a file is told of its runs as well.
    runs.open(known);
    diagnostics.judge(known);
  });
  // Data, weights and engines may have come meanwhile: a save is when a person expects them to be seen.
  documents.onDidSave(({ document }) => {
    engines.forgetLacks();
    diagnostics.judge(cache.get(document));
  });
  documents.onDidClose(({ document: { uri } }) => {
    cache.delete(uri);
    diagnostics.close(uri);
    runs.close(pathOf(uri));
  });

  /** The answer of `of` about an open document; undefined for any other. */
  const about = <Answer>(
    { uri }: { readonly uri: string },
    of: (document: ExperimentDocument) => Answer,
  ): Answer | undefined => {
    const document = documents.get(uri);
    return document && of(cache.get(document));
  };

  connection.onCompletion(({ textDocument, position }) =>
    about(textDocument, (document) => completionsAt(document, document.offsetAt(position))),
  );
  connection.onHover(({ textDocument, position }) =>
    about(textDocument, (document) => hoverAt(document, document.offsetAt(position), runs)),
  );
  connection.onDocumentSymbol(({ textDocument }) => about(textDocument, documentSymbols));
  connection.onDocumentLinks(({ textDocument }) => about(textDocument, documentLinks));
  connection.onDefinition(({ textDocument, position }) =>
    about(textDocument, (document) => definitionAt(document, document.offsetAt(position))),
  );
  connection.onPrepareRename(({ textDocument, position }) =>
    about(textDocument, (document) => {
      const renamed = renamedAt(document, document.offsetAt(position));
      return renamed && { range: renamed.range, placeholder: renamed.name };
    }),
  );
  connection.onRenameRequest(({ textDocument, position, newName }) =>
    about(textDocument, (document) => renameEdit(document, document.offsetAt(position), newName)),
  );
  connection.onCodeAction(({ textDocument, context }) =>
    about(textDocument, (document) => quickFixes(document, context.diagnostics)),
  );
  connection.onCodeLens(({ textDocument }) =>
    about(textDocument, (document) =>
      codeLenses(
        document,
        { ofText: runs.runsOfText(document), all: runs.runsOf(document) },
        {
          trusted: settings.trusted,
          age: (time) => ages.text(time),
        },
      ),
    ),
  );
  connection.languages.inlayHint.on(({ textDocument }) =>
    about(textDocument, (document) => inlayHints(document, runs)),
  );
  connection.languages.inlayHint.resolve((hint) => {
    const pair = pairHintIn(hint.data);
    const value = pair && about(pair, (document) => pairTooltip(document, pair.pair, runs));
    return value === undefined ? hint : { ...hint, tooltip: { kind: 'markdown', value } };
  });
  documents.listen(connection);
  connection.listen();
}
