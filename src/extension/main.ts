/** @file What VS Code calls when the extension wakes and when it ends. */
export function activate(): void {}
