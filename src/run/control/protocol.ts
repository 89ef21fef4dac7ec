/** @file What is said over a trainer's control socket. The first message is `hello`; all others are refused before it. */
import { NotificationType, RequestType, RequestType0 } from 'vscode-jsonrpc/node';
import type { Failure } from '../folder/failure.js';
import type { SaliencyAnswer, SaliencyRequest } from '../folder/saliency.js';
import type { MetricsRecord } from '../records/metrics.js';

export interface Hello {
  readonly protocolVersion: number;
  /** The content of `.secret` in the run folder. */
  readonly secret: string;
}

export interface HelloAnswer {
  readonly protocolVersion: number;
  readonly programVersion: string;
  readonly pid: number;
}

export type TrainerState = 'starting' | 'waiting' | 'training' | 'paused' | 'stopping';

export interface TrainerStatus {
  readonly state: TrainerState;
  /** For a person, for instance what is waited for. */
  readonly detail?: string;
  readonly iteration: number;
  readonly epoch: number;
  readonly iterationsPerEpoch: number;
  readonly epochs: number;
}

export const requests = {
  hello: new RequestType<Hello, HelloAnswer, Failure>('hello'),
  /** Answered once the running iteration is done and the trainer waits. */
  pause: new RequestType0<TrainerStatus, Failure>('pause'),
  resume: new RequestType0<TrainerStatus, Failure>('resume'),
  /** Answered once the checkpoint is written; then the trainer exits. */
  stop: new RequestType0<TrainerStatus, Failure>('stop'),
  checkpoint: new RequestType0<TrainerStatus, Failure>('checkpoint'),
  saliency: new RequestType<SaliencyRequest, SaliencyAnswer, Failure>('saliency'),
  /** The status now; `state` and `record` notifications follow from then on. */
  subscribe: new RequestType0<TrainerStatus, Failure>('subscribe'),
} as const;

export const notifications = {
  state: new NotificationType<TrainerStatus>('state'),
  record: new NotificationType<MetricsRecord>('record'),
} as const;
