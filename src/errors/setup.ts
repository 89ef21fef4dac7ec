/** @file Errors of setting up an engine: what is not there, and what could not be fetched. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('setup', ExitCode.engine);

export const setupErrors = {
  platform: (platform: string, instead: string) =>
    error(
      'platform',
      t('The TensorFlow engine does not exist for {0}.', platform),
      t('Choose the engine {0}, which works there after a plain install.', instead),
    ),
  noAddon: (file: string) =>
    error(
      'no-addon',
      t("The program's own part of the TensorFlow engine is missing: {0}", file),
      t('Install L2T Studio again, or in a checkout run "node scripts/tensorflow-addon.mjs".'),
    ),
  noPython: (found: string, wanted: string, instead: string) =>
    error(
      'no-python',
      found === ''
        ? t('No Python was found; fetching TensorFlow needs {0}.', wanted)
        : t('Only Python {0} was found; fetching TensorFlow needs {1}.', found, wanted),
      t(
        'Install such a Python, or give a libtensorflow with "--from", or choose the engine {0} instead.',
        instead,
      ),
    ),
  noVirtualEnvironment: (python: string, cause: unknown) =>
    error(
      'no-virtual-environment',
      t('{0} could not make a virtual environment.', python),
      t('On Debian and Ubuntu install the package python3-venv; then run the command again.'),
      cause,
    ),
  notFetched: (what: string, reason: string, cause: unknown) =>
    error(
      'not-fetched',
      t('{0} could not be fetched: {1}', what, reason),
      t(
        'Nothing was kept. Check the network and the proxy of pip, or download the wheel elsewhere and give it with "--from"; then run the command again.',
      ),
      cause,
    ),
  notThere: (path: string) =>
    error('not-there', t('{0} is not there.', path), t('Give the path of a folder, .whl, .tar.gz or .jar.')),
  noLibraries: (path: string) =>
    error(
      'no-libraries',
      t('{0} does not hold a libtensorflow for this machine.', path),
      t(
        'Give the wheel of tensorflow or tensorflow-cpu for Linux x64, a libtensorflow .tar.gz, the tensorflow-core-native .jar, or a folder with the unpacked libraries.',
      ),
    ),
  damaged: (path: string, cause: unknown) =>
    error(
      'damaged',
      t('{0} could not be unpacked: it is damaged or of another kind.', path),
      t('Download it again.'),
      cause,
    ),
  doesNotTrain: (reason: string) =>
    error(
      'does-not-train',
      t('TensorFlow was fetched but does not train on this machine: {0}', reason),
      t('Nothing was kept; the engine that was used before still works. "l2t doctor" shows what is there.'),
    ),
  interrupted: () =>
    error(
      'interrupted',
      t('The set-up was interrupted; nothing was kept.'),
      t('Run it again when you like.'),
    ),
  inUse: (pid: number) =>
    error(
      'in-use',
      t('Another set-up of the TensorFlow engine is going on (process {0}).', pid),
      t('Wait until it is done.'),
    ),
};
