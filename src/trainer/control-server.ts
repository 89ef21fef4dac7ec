/** @file The trainer's side of the control socket: lets in who knows the secret, and passes requests to the control. */
import { timingSafeEqual } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import { runErrors } from '../errors/run.js';
import { messageConnection } from '../run/control/connection.js';
import { type Hello, notifications, requests } from '../run/control/protocol.js';
import { type Failure, failureOf } from '../run/folder/failure.js';
import { hasFields } from '../run/folder/fields.js';
import { saliencyRequest } from '../run/folder/saliency.js';
import { programVersion, protocolVersion } from '../run/folder/version.js';
import type { MetricsRecord } from '../run/records/metrics.js';
import type { Control } from './control.js';

/** A client that does not say hello, or reads nothing, is let go. */
const helloMilliseconds = 10_000;
const unreadBytes = 32 * 1024 * 1024;
const farewellMilliseconds = 1000;
/** Far more than the windows and terminals of one person; each takes a handle from the run. */
const mostConnections = 64;
/** Who has not said hello yet has little to say. */
const mostUnknownBytes = 64 * 1024;

export interface ControlServerOptions {
  readonly path: string;
  readonly secret: string;
  readonly control: Control;
  readonly onRecord: (listener: (record: MetricsRecord) => void) => () => void;
}

export class ControlServer {
  readonly #sockets = new Set<Socket>();
  /** Those that have not said hello; the longest silent first. */
  readonly #unknown = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly options: ControlServerOptions,
  ) {
    server.on('connection', (socket) => this.#welcome(socket));
  }

  /** Listens at the path; only who holds the run's lock may call it, for it removes what a killed trainer left. */
  static async listen(options: ControlServerOptions): Promise<ControlServer> {
    if (process.platform !== 'win32') await rm(options.path, { force: true });
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      // Not `once`: a client that cannot be let in later, for want of handles, is no reason to end the run.
      server.on('error', reject).listen({ path: options.path, backlog: mostConnections }, resolve);
    });
    return new ControlServer(server, options);
  }

  /** Stops listening; answers under way still reach their clients. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    const late = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy();
    }, farewellMilliseconds);
    for (const socket of this.#sockets) socket.end();
    await closed;
    clearTimeout(late);
  }

  /** Whether there is room for one more: where all places are taken, who has been silent longest makes room. */
  #makeRoom(): boolean {
    if (this.#sockets.size < mostConnections) return true;
    const [silent] = this.#unknown;
    if (silent) this.#letGo(silent);
    return silent !== undefined;
  }

  #letGo(socket: Socket): void {
    this.#sockets.delete(socket);
    this.#unknown.delete(socket);
    socket.destroy();
  }

  #welcome(socket: Socket): void {
    // What breaks a connection is told by its end.
    socket.on('error', () => undefined);
    if (!this.#makeRoom()) return void socket.destroy();
    this.#sockets.add(socket);
    this.#unknown.add(socket);
    socket.on('data', ({ length }) => {
      heard += length;
      if (this.#unknown.has(socket) && heard > mostUnknownBytes) this.#letGo(socket);
    });
    const { control, onRecord } = this.options;
    const connection = messageConnection(socket);
    const endings: (() => void)[] = [];
    const leaving = new AbortController();
    const gone = leaving.signal;
    let heard = 0;
    const spoken = control.welcome();
    let patience = setTimeout(() => {
      // What held the thread for so long kept the trainer from hearing it: what was said meanwhile is heard first.
      patience = setTimeout(() => socket.destroy(), farewellMilliseconds);
    }, helloMilliseconds);
    socket.once('close', () => {
      clearTimeout(patience);
      spoken();
      leaving.abort();
      this.#letGo(socket);
      for (const end of endings) end();
      connection.dispose();
    });

    const answer = async <T>(work: () => Promise<T> | T): Promise<T | ResponseError<Failure>> => {
      try {
        if (this.#unknown.has(socket)) throw runErrors.refused();
        return await work();
      } catch (error) {
        const failure = failureOf(error);
        return new ResponseError(ErrorCodes.InternalError, failure.message, failure);
      }
    };
    const served = <T>(work: () => Promise<T> | T) =>
      answer(() => {
        spoken();
        return work();
      });
    const tell = (send: () => Promise<void>) => {
      if (socket.writableLength > unreadBytes) socket.destroy();
      else send().catch(() => socket.destroy());
    };

    connection.onRequest(requests.hello, (hello) => {
      const known = sameSecret(hello, this.options.secret);
      clearTimeout(patience);
      if (known) this.#unknown.delete(socket);
      else setTimeout(() => socket.end(), farewellMilliseconds).unref();
      return answer(() => ({ protocolVersion, programVersion, pid: process.pid }));
    });
    connection.onRequest(requests.pause, () => served(() => control.pause(gone)));
    connection.onRequest(requests.resume, () => served(() => control.resume(gone)));
    connection.onRequest(requests.stop, () => served(() => control.stop()));
    connection.onRequest(requests.checkpoint, () => served(() => control.checkpoint(gone)));
    connection.onRequest(requests.saliency, (request) =>
      served(() => control.saliency(saliencyRequest(request), gone)),
    );
    connection.onRequest(requests.subscribe, () =>
      served(() => {
        endings.push(
          control.onState((status) => tell(() => connection.sendNotification(notifications.state, status))),
        );
        endings.push(
          onRecord((record) => tell(() => connection.sendNotification(notifications.record, record))),
        );
        return control.status();
      }),
    );
    connection.listen();
  }
}

function sameSecret(given: unknown, secret: string): boolean {
  if (!hasFields<Hello>(given, { secret: 'string' })) return false;
  const [left, right] = [Buffer.from(given.secret), Buffer.from(secret)];
  return left.length === right.length && timingSafeEqual(left, right);
}
