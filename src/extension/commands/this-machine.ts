/** @file Whether the person sits at the machine that the extension runs on. */
import { env, UIKind } from 'vscode';

/** Otherwise there is neither a file manager nor a trash to offer. */
export const isOnThisMachine = (): boolean => env.remoteName === undefined && env.uiKind === UIKind.Desktop;
