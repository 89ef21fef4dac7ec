/** @file Opens the connection that the command line names (IPC or standard streams) and serves it. */
import { createConnection } from 'vscode-languageserver/node';
import { serve } from './server.js';

/** @param program the bundle whose threads read what takes long. */
export function startServer(program: URL): void {
  serve(createConnection(), program);
}
