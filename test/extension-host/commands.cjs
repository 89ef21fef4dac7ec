/** @file Runs inside the extension host: the extension wakes, and every command that it declares is there. */
const assert = require('node:assert/strict');
const { commands, extensions } = require('vscode');

const extension = extensions.getExtension('l2t-studio.l2t-studio');

describe('the extension in its host', () => {
  it('wakes without an error', async () => {
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('has registered every command that it declares', async () => {
    const registered = new Set(await commands.getCommands(true));
    const declared = extension.packageJSON.contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });
});
