/** @file Looks whether what a page sent is something that the panel says: a page is no part of this program. */
import { type PanelMessage, panelCommands } from '../../../webview/contract.js';
import { type Pair, pairStrategies } from '../../catalog/pairs.js';
import { type FieldTypes, hasFields } from '../../run/folder/fields.js';

type Kind = PanelMessage['kind'];
type MessageOf<K extends Kind> = Extract<PanelMessage, { readonly kind: K }>;

/** Whether a message has these fields, and in them what their types alone do not say. */
function guard<K extends Kind>(
  fields: FieldTypes<MessageOf<K>>,
  holds: (message: MessageOf<K>) => boolean = () => true,
): (message: unknown) => boolean {
  return (message) => hasFields<MessageOf<K>>(message, fields) && holds(message);
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';

const isPart = (value: unknown): boolean => value === 'test' || value === 'validation';

const isPair = (value: unknown): boolean =>
  hasFields<Pair>(value, { source: 'number', sourceLayer: 'string', targetLayer: 'string' });

const guards: { readonly [K in Kind]: (message: unknown) => boolean } = {
  ready: guard<'ready'>({}),
  'edit-pairs': guard<'edit-pairs'>({ pairs: 'array' }, ({ pairs }) => pairs.every(isPair)),
  'use-preset': guard<'use-preset'>({ preset: 'string' }, ({ preset }) => pairStrategies.includes(preset)),
  'show-runs': guard<'show-runs'>({ request: 'number', folders: 'array' }, ({ folders }) =>
    folders.every(isText),
  ),
  'run-command': guard<'run-command'>(
    { command: 'string' },
    ({ command, folder }) => panelCommands.includes(command) && (folder === undefined || isText(folder)),
  ),
  saliency: guard<'saliency'>(
    { request: 'number', folder: 'string', pair: 'number', images: 'array' },
    // Which of them there are is the trainer's to say: who asked is owed an answer.
    ({ images }) => images.every(isNumber),
  ),
  evaluation: guard<'evaluation'>({ request: 'number', folder: 'string', part: 'string' }, ({ part }) =>
    isPart(part),
  ),
  pictures: guard<'pictures'>(
    { request: 'number', folder: 'string', part: 'string', images: 'array' },
    ({ part, images }) => isPart(part) && images.every(isNumber),
  ),
  'save-file': guard<'save-file'>(
    { name: 'string' },
    ({ content }) => isText(content) || content instanceof Uint8Array,
  ),
  defect: guard<'defect'>({ message: 'string' }),
};

export function isPanelMessage(value: unknown): value is PanelMessage {
  if (!hasFields<{ kind: string }>(value, { kind: 'string' })) return false;
  return new Map(Object.entries(guards)).get(value.kind)?.(value) ?? false;
}
