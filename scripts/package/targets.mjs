/** The platforms that there is a package for, and how their native libraries are known. */
export const targets = [
  { name: 'linux-x64', platform: 'linux', arch: 'x64', libc: 'glibc', library: 'ELF x64' },
  { name: 'linux-arm64', platform: 'linux', arch: 'arm64', libc: 'glibc', library: 'ELF arm64' },
  { name: 'darwin-arm64', platform: 'darwin', arch: 'arm64', library: 'Mach-O arm64' },
  { name: 'win32-x64', platform: 'win32', arch: 'x64', library: 'PE x64' },
  { name: 'win32-arm64', platform: 'win32', arch: 'arm64', library: 'PE arm64' },
];

/** Megabytes that the package of a platform may have. */
export const largest = 60;
