/** The platforms that there is a package for, how their native libraries are known, and which have TensorFlow's addon. */
export const targets = [
  { name: 'linux-x64', platform: 'linux', arch: 'x64', library: 'ELF x64', addon: true },
  { name: 'linux-arm64', platform: 'linux', arch: 'arm64', library: 'ELF arm64', addon: true },
  { name: 'darwin-arm64', platform: 'darwin', arch: 'arm64', library: 'Mach-O arm64', addon: false },
  { name: 'win32-x64', platform: 'win32', arch: 'x64', library: 'PE x64', addon: false },
  { name: 'win32-arm64', platform: 'win32', arch: 'arm64', library: 'PE arm64', addon: false },
];

/** Megabytes that the package of a platform may have. */
export const largest = 60;

/** The system libraries of the oldest Linux that the editor's server runs on, RHEL 8, by their symbols' versions. */
export const oldestSystem = { GLIBC_2: 28, 'GLIBCXX_3.4': 25 };
