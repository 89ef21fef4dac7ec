/** @file Errors of setting up an engine: what is not there, and what could not be fetched. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('setup', ExitCode.engine);
const usageError = errorsOf('setup', ExitCode.usage);

export const setupErrors = {
  platform: (engine: string, platform: string, instead: string) =>
    error(
      'platform',
      t('The engine {0} does not exist for {1}.', engine, platform),
      t('Choose the engine {0}, which works there after a plain install.', instead),
    ),
  noAddon: (file: string) =>
    error(
      'no-addon',
      t("The program's own part of the TensorFlow engine is missing: {0}", file),
      t('Install L2T Studio again, or in a checkout run "node scripts/tensorflow-addon.mjs".'),
    ),
  noCuda: (engine: string, architecture: string) =>
    error(
      'no-cuda',
      t('{0} cannot be fetched with CUDA for {1}: there are no such wheels.', engine, architecture),
      t(
        'Leave "--device gpu" out to compute on the processor, or give libraries that are built for it with "--from".',
      ),
    ),
  noDriver: (engine: string, oldest: number) =>
    error(
      'no-driver',
      t('No NVIDIA driver was found, and the engine {0} computes on NVIDIA GPUs only.', engine),
      t('Install the driver {0} or newer; without such a GPU choose the engine onnxruntime.', oldest),
    ),
  noKernels: (engine: string, cards: string, instead: string) =>
    error(
      'no-kernels',
      t('The engine {0} has no kernels for this card: {1}.', engine, cards),
      t('Choose the engine {0}.', instead),
    ),
  oldDriver: (cards: string, driver: string, oldest: number, ofTensorFlow: number) =>
    error(
      'old-driver',
      t('{0}: the driver {1} is older than {2}, which CUDA 13 needs.', cards, driver, oldest),
      t(
        'Update the driver, or choose the engine tensorflow, which takes drivers from {0} on with this card.',
        ofTensorFlow,
      ),
    ),
  noPython: (what: string, found: string, oldest: string, instead: string) =>
    error(
      'no-python',
      found === ''
        ? t('No Python was found; fetching {0} needs Python {1} or newer.', what, oldest)
        : t('Only Python {0} was found; fetching {1} needs Python {2} or newer.', found, what, oldest),
      t(
        'Install such a Python, or give what is here already with "--from", or choose the engine {0} instead.',
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
        'Nothing was kept. Check the network and the proxy of pip, or download the wheels elsewhere and give them with "--from"; then run the command again.',
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
  noWheels: (path: string) =>
    error(
      'no-wheels',
      t('{0} is no folder of wheels.', path),
      t('Give the folder into which "pip download" put the wheels that the command names.'),
    ),
  damaged: (path: string, cause: unknown) =>
    error(
      'damaged',
      t('{0} could not be unpacked: it is damaged or of another kind.', path),
      t('Download it again.'),
      cause,
    ),
  doesNotTrain: (what: string, reason: string, engineWithoutGpu?: string) =>
    error(
      'does-not-train',
      t('{0} was fetched but does not train on this machine: {1}', what, reason),
      engineWithoutGpu === undefined
        ? t(
            'Nothing was kept; the engine that was used before still works. "l2t doctor" shows what is there.',
          )
        : t(
            'Nothing was kept; the engine that was used before still works. "l2t setup {0} --device cpu" sets it up without the GPU.',
            engineWithoutGpu,
          ),
    ),
  oneDevice: (engine: string) =>
    usageError(
      'one-device',
      t('The engine {0} computes on NVIDIA GPUs only.', engine),
      t('Leave out "--device", or set the engine tensorflow up, which has that choice.'),
    ),
  interrupted: () =>
    error(
      'interrupted',
      t('The set-up was interrupted; nothing was kept.'),
      t('Run it again when you like.'),
    ),
  notWritten: (folder: string, cause: unknown) =>
    error(
      'not-written',
      t('{0} could not be filled: {1}', folder, cause instanceof Error ? cause.message : String(cause)),
      t(
        'Nothing was kept. See that you may write there and that there is room, or name another folder with L2T_STORAGE; then run the command again.',
      ),
      cause,
    ),
  notRemoved: (folder: string, cause: unknown) =>
    error(
      'not-removed',
      t('{0} could not be removed: {1}', folder, cause instanceof Error ? cause.message : String(cause)),
      t('See that it may be written and that no run uses it; then run "l2t setup" with "--undo".'),
      cause,
    ),
  inUse: (engine: string, pid: number) =>
    error(
      'in-use',
      t('Another set-up of the engine {0} is going on (process {1}).', engine, pid),
      t('Wait until it is done.'),
    ),
};
