/** @file Reads what a checkpoint says beside its tensors: what is missing there is damage, and no default stands for it. */
import { t } from '@vscode/l10n';
import { runErrors } from '../../errors/run.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../run/folder/snapshot.js';

const isNumber = (value: JsonValue): value is number => typeof value === 'number';

/** Reads a key of one kind. Throws `run/broken-checkpoint` with the key where it is not there, or something else is. */
const reader =
  <Value extends JsonValue>(isKind: (value: JsonValue) => value is Value) =>
  (json: JsonObject, key: string): Value => {
    const value = json[key];
    if (value === undefined || !isKind(value))
      throw runErrors.misfittingCheckpoint(t('it does not say {0}.', key));
    return value;
  };

export const numberIn = reader(isNumber);
export const numbersIn = reader(
  (value): value is readonly number[] => Array.isArray(value) && value.every(isNumber),
);
export const textIn = reader((value): value is string => typeof value === 'string');
export const textsIn = reader(
  (value): value is readonly string[] =>
    Array.isArray(value) && value.every((text) => typeof text === 'string'),
);
export const objectIn = reader((value): value is JsonObject => isJsonObject(value));
