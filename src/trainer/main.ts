/** @file The program `trainer.js RUN_FOLDER`: trains a run, with or without an editor. */
import '../errors/translations.js';
import { refuseToLoad } from '../errors/loading.js';

// Not before the translations: bundled, what is imported beside them may be loaded first.
await import('./program.js').catch(refuseToLoad);
