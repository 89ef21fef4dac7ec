/** @file The trainer program with the fake session in the place of training. */
import { runTrainer } from '../../src/trainer/process.js';
import { openFakeSession } from './fake-session.js';

process.exit(await runTrainer(process.argv[2] ?? '', openFakeSession));
