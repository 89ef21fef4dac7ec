/** @file JSON-RPC over a trainer's control socket, for either end of it. */
import type { Duplex } from 'node:stream';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';

/** A connection over the stream, which stays the caller's to end. */
export function messageConnection(stream: Duplex): MessageConnection {
  const reader = new StreamMessageReader(stream);
  // After half a message the reader would report every ten seconds that it still waits, also once it is disposed: who
  // leaves in the middle of one, or loses a trainer that was killed there, would never come to the end of its process.
  reader.partialMessageTimeout = 0;
  return createMessageConnection(reader, new StreamMessageWriter(stream));
}
