/** @file The other end of a trainer's control socket: for the command line and the editor. */
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { type MessageConnection, ResponseError } from 'vscode-jsonrpc/node';
import { runErrors } from '../../errors/run.js';
import { StudioError } from '../../errors/studio-error.js';
import { errorOf, isFailure } from '../folder/failure.js';
import { runFiles } from '../folder/format.js';
import type { SaliencyAnswer, SaliencyRequest } from '../folder/saliency.js';
import { readSmallFile } from '../folder/small-file.js';
import { protocolVersion } from '../folder/version.js';
import { isElsewhere, liveTrainer } from '../process/identity.js';
import { socketPath } from '../process/private-folder.js';
import type { MetricsRecord } from '../records/metrics.js';
import { messageConnection } from './connection.js';
import { notifications, requests, type TrainerStatus } from './protocol.js';

/** An iteration on a slow machine may keep the trainer from answering for minutes. */
const helloMilliseconds = 600_000;

export interface TrainerListener {
  readonly onState: (status: TrainerStatus) => void;
  readonly onRecord: (record: MetricsRecord) => void;
}

/** A connection to a live trainer. Every request throws the trainer's own error, or `run/ended` when it is gone. */
export class TrainerClient {
  /** Settles when the connection has ended, from either side. */
  readonly closed: Promise<void>;

  constructor(
    private readonly folder: string,
    private readonly connection: MessageConnection,
    private readonly socket: Socket,
  ) {
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  pause(): Promise<TrainerStatus> {
    return this.#ask(() => this.connection.sendRequest(requests.pause));
  }

  resume(): Promise<TrainerStatus> {
    return this.#ask(() => this.connection.sendRequest(requests.resume));
  }

  /** Settles once the checkpoint is written; the trainer exits after it. */
  stop(): Promise<TrainerStatus> {
    return this.#ask(() => this.connection.sendRequest(requests.stop));
  }

  checkpoint(): Promise<TrainerStatus> {
    return this.#ask(() => this.connection.sendRequest(requests.checkpoint));
  }

  saliency(request: SaliencyRequest): Promise<SaliencyAnswer> {
    return this.#ask(() => this.connection.sendRequest(requests.saliency, request));
  }

  /** Tells the listener of every change and record from now on; gives the status now. Called once. */
  subscribe(listener: TrainerListener): Promise<TrainerStatus> {
    this.connection.onNotification(notifications.state, listener.onState);
    this.connection.onNotification(notifications.record, listener.onRecord);
    return this.#ask(() => this.connection.sendRequest(requests.subscribe));
  }

  /** Ends the connection; the trainer goes on. */
  dispose(): void {
    this.connection.dispose();
    this.socket.destroy();
  }

  async hello(secret: string): Promise<void> {
    const answer = await this.#ask(() =>
      this.connection.sendRequest(requests.hello, { protocolVersion, secret }),
    );
    if (answer.protocolVersion !== protocolVersion) {
      throw runErrors.otherProtocol(answer.protocolVersion, protocolVersion);
    }
  }

  /** An answer, or the end of the connection: the library itself never settles a request that lost its connection. */
  async #ask<T>(send: () => Promise<T>): Promise<T> {
    const ended = this.closed.then(() => Promise.reject(runErrors.ended(this.folder)));
    try {
      return await Promise.race([send(), ended]);
    } catch (error) {
      throw this.#named(error);
    }
  }

  #named(error: unknown): StudioError {
    if (error instanceof StudioError) return error;
    if (error instanceof ResponseError && isFailure(error.data)) return errorOf(error.data);
    return runErrors.ended(this.folder);
  }
}

/**
 * Connects to the trainer of a run folder. Throws `run/not-running` where no live process of this machine trains this
 * very folder, `run/busy-elsewhere`, `run/other-protocol`, `run/refused`, or `run/unreachable`.
 */
export async function connectToTrainer(folder: string): Promise<TrainerClient> {
  const trainer = await liveTrainer(folder).catch(() => undefined);
  if (trainer === undefined) throw runErrors.notRunning(folder);
  if (isElsewhere(trainer)) throw runErrors.busyElsewhere(folder, trainer.host);
  if (trainer.protocolVersion !== protocolVersion) {
    throw runErrors.otherProtocol(trainer.protocolVersion, protocolVersion);
  }
  let client: TrainerClient | undefined;
  try {
    const secret = await readSmallFile(join(folder, runFiles.secret));
    const socket = await open(await socketPath(folder));
    const connection = messageConnection(socket);
    client = new TrainerClient(folder, connection, socket);
    connection.listen();
    await withTimeout(client.hello(secret));
    return client;
  } catch (error) {
    client?.dispose();
    throw error instanceof StudioError ? error : runErrors.unreachable(folder, error);
  }
}

function open(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket.off('error', reject)));
    socket.once('error', reject);
  });
}

async function withTimeout(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), helloMilliseconds);
  });
  try {
    await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
