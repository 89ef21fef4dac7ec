/** @file The program `npm run golden -- FOLDER`: holds an engine against the authors' own numbers. */
import { Command } from 'commander';
import { StudioError } from '../errors/studio-error.js';
import { type GoldenOptions, runGoldenFolder, usualFiles } from './golden/command.js';

new Command('golden')
  .description(
    "Runs the training cases of a folder on an engine and compares them with the authors' numbers.",
  )
  .argument('<folder>', 'folder of *.json files with "iterations", and their *.safetensors')
  .option('--engine <name>', 'engine to run them on', 'onnxruntime')
  .option('--source <file>', `weights of the source network (FOLDER/../${usualFiles.source})`)
  .option('--images <file>', `CIFAR-10's test batch (FOLDER/../${usualFiles.images})`)
  .action(async (folder: string, options: GoldenOptions) => {
    try {
      process.exitCode = (await runGoldenFolder(folder, options, console.log)) ? 0 : 1;
    } catch (error) {
      const named = error instanceof StudioError;
      console.error(named ? `${error.message} ${error.remedy}` : error);
      process.exitCode = named ? error.exitCode : 1;
    }
  })
  .parseAsync();
