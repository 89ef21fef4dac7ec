/** @file Starts the command line once more, where ONNX Runtime's CUDA provider was set up and the loader knows nothing of it. */
import { spawn } from 'node:child_process';
import { libraryMarker, withEngineLibraries } from '../engines/library-path.js';
import { isProviderSetUp } from '../engines/onnxruntime/location.js';
import { ExitCode } from '../errors/studio-error.js';

/** Whether this process would not find the libraries: the loader reads its environment before a program begins. */
export function lacksLibraries(): boolean {
  return process.platform === 'linux' && process.env[libraryMarker] === undefined && isProviderSetUp();
}

/** The same call, with the libraries; its exit code. */
export function callAgain(): Promise<number> {
  const [program = process.execPath, ...words] = process.argv;
  const env = withEngineLibraries(process.env);
  const child = spawn(program, [...process.execArgv, ...words], { env, stdio: 'inherit' });
  // The terminal interrupts both; what that means is the other one's business.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? ExitCode.defect));
  });
}
