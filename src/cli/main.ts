#!/usr/bin/env node
/** @file The program `l2t`. */
import '../errors/translations.js';
import { refuseToLoad } from '../errors/loading.js';

// Not before the translations: bundled, what is imported beside them may be loaded first.
await import('./l2t.js').catch(refuseToLoad);
