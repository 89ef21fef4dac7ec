/** @file One step of a form: a list or a line of text, with its number and a way back. */
import { type Disposable, type QuickInput, QuickInputButtons, type QuickPickItem, window } from 'vscode';

export interface StepPlace {
  readonly title: string;
  /** Counted from 1. */
  readonly step: number;
  readonly totalSteps: number;
}

/** The person went back, or left the form. */
export type Leave = 'back' | 'cancel';

export type Answer<Value> = { readonly value: Value } | Leave;

export interface Choice<Value> extends QuickPickItem {
  readonly value: Value;
}

/** @param answered what was answered before, when somebody comes back to this step. */
export function askChoice<Value>(
  place: StepPlace,
  placeholder: string,
  choices: readonly Choice<Value>[],
  answered?: Value,
): Promise<Answer<Value>> {
  const input = window.createQuickPick<Choice<Value>>();
  input.items = choices;
  const before = choices.filter(({ value }) => answered !== undefined && value === answered);
  // Without one, the editor makes the first the active one by itself.
  if (before.length > 0) input.activeItems = before;
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  return show(input, place, (answer) => [
    input.onDidAccept(() => {
      const [chosen] = input.selectedItems;
      if (chosen !== undefined) answer({ value: chosen.value });
    }),
    input.onDidTriggerButton(() => answer('back')),
  ]);
}

/** @param validate what is wrong with a text, if anything is. */
export function askText(
  place: StepPlace,
  prompt: string,
  value: string,
  validate: (text: string) => Promise<string | undefined>,
): Promise<Answer<string>> {
  const input = window.createInputBox();
  input.prompt = prompt;
  input.value = value;
  return show(input, place, (answer) => [
    input.onDidChangeValue(async (text) => {
      const wrong = await validate(text);
      if (text === input.value) input.validationMessage = wrong;
    }),
    input.onDidAccept(async () => {
      const text = input.value;
      const wrong = await validate(text);
      if (wrong === undefined) answer({ value: text });
      else input.validationMessage = wrong;
    }),
    input.onDidTriggerButton(() => answer('back')),
  ]);
}

type Buttoned = QuickInput & { buttons: readonly (typeof QuickInputButtons.Back)[] };

function show<Value>(
  input: Buttoned,
  { title, step, totalSteps }: StepPlace,
  listen: (answer: (value: Answer<Value>) => void) => readonly Disposable[],
): Promise<Answer<Value>> {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.ignoreFocusOut = true;
  input.buttons = step > 1 ? [QuickInputButtons.Back] : [];
  return new Promise<Answer<Value>>((resolve) => {
    listen(resolve);
    input.onDidHide(() => resolve('cancel'));
    input.show();
    // Its listeners go with it.
  }).finally(() => input.dispose());
}
