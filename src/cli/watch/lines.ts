/** @file A run as plain lines, one an epoch, for pipes and files. */
import { t } from '@vscode/l10n';
import { percent } from '../../catalog/number-texts.js';
import type { EventRecord, MetricsRecord } from '../../run/records/metrics.js';
import { duration } from '../terminal/numbers.js';
import { idleLines } from './idle.js';
import type { RunPicture } from './picture.js';

/** The line of a record, if it is worth one. `picture` is of just after it. */
export function plainLine(record: MetricsRecord, picture: RunPicture): string | undefined {
  switch (record.kind) {
    case 'iteration':
      return undefined;
    case 'event':
      return eventLine(record);
    case 'epoch': {
      const { epochs } = picture;
      const left = picture.last?.secondsLeft;
      return [
        t('epoch {0} of {1}', String(record.epoch).padStart(String(epochs).length), epochs),
        t('loss {0}', record.trainingLoss.toFixed(3)),
        t('training {0}', percent(record.trainingAccuracy)),
        ...(record.validationImages > 0 ? [t('validation {0}', percent(record.validationAccuracy))] : []),
        t('test {0}', percent(record.testAccuracy)),
        ...(left === undefined ? [] : [t('{0} left', duration(left))]),
      ].join('  ');
    }
  }
}

function eventLine({ name, engine, detail, iteration, data = [] }: EventRecord): string | undefined {
  switch (name) {
    case 'started':
      return [
        t('started on {0}, {1}', engine?.name ?? '', engine?.device ?? ''),
        ...idleLines(engine),
        ...data,
      ].join('\n');
    case 'resumed':
      return engine
        ? t('resumed after iteration {0} on {1}, {2}', iteration, engine.name, engine.device)
        : t('going on after iteration {0}', iteration);
    case 'waiting':
      return detail ?? t('waiting');
    case 'paused':
      return t('paused after iteration {0}', iteration);
    case 'checkpoint':
    case 'stopped':
    case 'finished':
    case 'failed':
      return undefined;
  }
}
