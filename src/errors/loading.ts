/** @file A program that does not load, because this machine refuses a native library of ours, or lacks it. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('program', ExitCode.defect);
const codes: ReadonlySet<unknown> = new Set([
  'ERR_DLOPEN_FAILED',
  'ERR_MODULE_NOT_FOUND',
  'MODULE_NOT_FOUND',
]);
const sharpRefuses = /^Could not load the "sharp" module/;

/** Tells why a program could not be imported, in one sentence, and ends. Throws again what else went wrong. */
export function refuseToLoad(cause: unknown): void {
  if (!(cause instanceof Error)) throw cause;
  if (!('code' in cause && codes.has(cause.code)) && !sharpRefuses.test(cause.message)) throw cause;
  const reason = cause.message.split('\n')[0] ?? '';
  const { message, remedy, exitCode } = error(
    'not-loaded',
    t('A library that L2T Studio came with does not load on this machine: {0}', reason),
    t(
      'Install the package for {0} (in a checkout: run "npm ci" on this machine); on Linux it needs glibc 2.28 or newer.',
      `${process.platform}-${process.arch}`,
    ),
    cause,
  );
  process.stderr.write(`${message}\n${remedy}\n`);
  // At once: Node would tell the same again, as an exception that nobody caught.
  process.exit(exitCode);
}
