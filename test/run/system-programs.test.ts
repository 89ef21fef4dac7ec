import { expect, test } from 'vitest';
import { systemPrograms } from '../../src/run/process/system-programs.js';

test('on Windows no program is looked for in the working folder', () => {
  expect(systemPrograms('win32', 'D:\\Windows')).toEqual({
    powerShell: 'D:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    nvidiaSmi: 'D:\\Windows\\System32\\nvidia-smi.exe',
  });
});

test('elsewhere the program of the driver is found on the PATH', () => {
  expect(systemPrograms('linux').nvidiaSmi).toBe('nvidia-smi');
});
