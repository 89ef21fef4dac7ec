/** @file What the extension host calls: mocha on the tests beside this file; says what failed. */
const { join } = require('node:path');
const Mocha = require('mocha');

exports.run = () =>
  new Promise((resolve, reject) => {
    const mocha = new Mocha({ timeout: 20_000 });
    mocha.addFile(join(__dirname, 'commands.cjs'));
    const failures = [];
    const runner = mocha.run((count) =>
      count === 0 && runner.stats.passes > 0
        ? resolve()
        : reject(new Error(failures.join('\n') || 'No test was run.')),
    );
    runner.on('fail', (test, error) => failures.push(`${test.fullTitle()}: ${error.message}`));
  });
