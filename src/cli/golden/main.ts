/** @file The program `npm run golden -- FOLDER`: holds an engine against the authors' own numbers. */
import { Command } from 'commander';
import { runProgram } from '../program.js';
import { print } from '../terminal/output.js';
import { type GoldenOptions, runGoldenFolder, usualFiles } from './command.js';

const program = new Command('golden')
  .exitOverride()
  .description(
    "Runs the golden cases of a folder on an engine and compares them with the numbers of the authors' code and PyTorch.",
  )
  .argument(
    '<folder>',
    'folder of *.json files with "iterations" (and their *.safetensors) or "file" (and that .pt2 file)',
  )
  .option('--engine <name>', 'engine to run them on', 'onnxruntime')
  .option('--source <file>', `weights of the source network (FOLDER/../${usualFiles.source})`)
  .option('--images <file>', `CIFAR-10's test batch (FOLDER/../${usualFiles.images})`)
  .action(async (folder: string, options: GoldenOptions) => {
    process.exitCode = (await runGoldenFolder(folder, options, print)) ? 0 : 1;
  });

await runProgram(() => program.parseAsync());
