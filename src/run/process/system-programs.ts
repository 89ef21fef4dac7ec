/** @file Programs of the system: on Windows by their whole path, for a name would be looked for in the working folder first. */
import { win32 } from 'node:path';

/** @param root the folder of Windows, as the variable `SystemRoot` has it. */
export function systemPrograms(platform: NodeJS.Platform, root = 'C:\\Windows') {
  const inSystem = (...parts: readonly string[]) => win32.join(root, 'System32', ...parts);
  return {
    powerShell: inSystem('WindowsPowerShell', 'v1.0', 'powershell.exe'),
    nvidiaSmi: platform === 'win32' ? inSystem('nvidia-smi.exe') : 'nvidia-smi',
  };
}

export const { powerShell, nvidiaSmi } = systemPrograms(process.platform, process.env.SystemRoot);
