/** @file How long the language server takes to answer each request about a file of 500 lines. */
import { spawn } from 'node:child_process';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export interface AnswerTime {
  readonly name: string;
  /** Median of the repetitions. */
  readonly milliseconds: number;
}

const repetitions = 20;
const lines = 500;
const uri = 'file:///l2t-bench/experiment.l2t.json';

const pairs = Array.from(
  { length: lines - 6 },
  (_, index) => `    { "source": "stage${1 + (index % 3)}.block${1 + (index % 5)}", "target": ${index % 5} }`,
);
/** An experiment file of 500 lines. */
export const longExperiment = `{
  "sources": [{ "name": "s", "network": "resnet32", "weights": "source.pth" }],
  "target": { "network": "vgg9" }, "data": { "dataset": "emoji-twemoji" }, "method": "l2t-ww",
  "pairs": [
${pairs.join(',\n')}
  ]
}`;

const textDocument = { uri };
const position = { line: 250, character: 18 };
const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
const requests = {
  completion: { textDocument, position },
  hover: { textDocument, position },
  definition: { textDocument, position },
  documentSymbol: { textDocument },
  documentLink: { textDocument },
  codeAction: { textDocument, range, context: { diagnostics: [] } },
  codeLens: { textDocument },
  inlayHint: { textDocument, range },
  rename: { textDocument, position: { line: 1, character: 25 }, newName: 'other' },
};

/**
 * The time from an edit to the answer, the parsing of the edited text included.
 * @param program `dist/language-server.js`, absolute.
 */
export async function measureLanguageServer(program: string): Promise<AnswerTime[]> {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  try {
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await connection.sendNotification('initialized', {});
    let version = 1;
    const document = { uri, languageId: 'l2t', version, text: longExperiment };
    await connection.sendNotification('textDocument/didOpen', { textDocument: document });
    const rows: AnswerTime[] = [];
    for (const [name, parameters] of Object.entries(requests)) {
      const times: number[] = [];
      for (let repetition = 0; repetition < repetitions; repetition++) {
        version += 1;
        const contentChanges = [{ text: `${longExperiment}${' '.repeat(version % 7)}` }];
        const started = performance.now();
        await connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges,
        });
        await connection.sendRequest(`textDocument/${name}`, parameters);
        times.push(performance.now() - started);
      }
      times.sort((left, right) => left - right);
      rows.push({ name, milliseconds: times[repetitions / 2] ?? Number.NaN });
    }
    return rows;
  } finally {
    connection.dispose();
    child.kill();
  }
}
