export interface Target {
  readonly name: string;
  readonly platform: string;
  readonly arch: string;
  readonly library: string;
  readonly addon: boolean;
}

export interface Found {
  readonly megabytes: number;
  readonly libraries: readonly { readonly path: string; readonly kind: string }[];
  readonly files: number;
  readonly complaints: readonly string[];
}

export const needed: readonly string[];
export function checkPackage(packed: Uint8Array, target: Target): Found;
export function describePackage(target: Target, found: Found): string;
