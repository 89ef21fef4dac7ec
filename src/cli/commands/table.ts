/** @file The table of commands, in the order of the help. */
import type { Install } from '../command.js';
import { installDescribe } from '../describe/command.js';
import { installEvaluate } from '../evaluate/command.js';
import { installAttach } from './attach.js';
import { installCheck } from './check.js';
import { installContinue } from './continue.js';
import { installDoctor } from './doctor.js';
import { installExport } from './export.js';
import { installImport } from './import.js';
import { installNote } from './note.js';
import { installPause } from './pause.js';
import { installPretrain } from './pretrain.js';
import { installRestore } from './restore.js';
import { installResults } from './results.js';
import { installResume } from './resume.js';
import { installRun } from './run.js';
import { installRuns } from './runs.js';
import { installSaliency } from './saliency.js';
import { installSetup } from './setup.js';
import { installStop } from './stop.js';

export const commandTable: readonly Install[] = [
  installRun,
  installResume,
  installContinue,
  installAttach,
  installPause,
  installStop,
  installRuns,
  installResults,
  installNote,
  installRestore,
  installDescribe,
  installImport,
  installCheck,
  installEvaluate,
  installSaliency,
  installExport,
  installPretrain,
  installDoctor,
  installSetup,
];
