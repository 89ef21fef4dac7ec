/** @file How attacks are played: as the tests do, or for as long as `npm run attack` says. */
import { randomInt } from 'node:crypto';

const { L2T_ATTACK_SEED, L2T_ATTACK_SECONDS, L2T_ATTACK_ONLY = '' } = process.env;

export const settings = {
  seed: L2T_ATTACK_SEED === undefined ? randomInt(2 ** 32) : Number(L2T_ATTACK_SEED),
  /** Of all attacks together; absent: as many tries as the tests make. */
  seconds: L2T_ATTACK_SECONDS === undefined ? undefined : Number(L2T_ATTACK_SECONDS),
  /** A part of the names of the attacks that are played. */
  only: L2T_ATTACK_ONLY,
} as const;
