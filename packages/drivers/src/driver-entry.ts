import type { DriverManifest } from "./manifest.ts";

/** One driver that may run: its source as it was on disk when the store was loaded. */
export interface DriverEntry {
  /** The file name without `.lua`: what devices.json calls `register_map`. */
  readonly name: string;
  /** Path of the Lua file. */
  readonly file: string;
  /** Lua source text. */
  readonly source: string;
  /** SHA-256 of the file, 64 lower-case hex digits. */
  readonly sha256: string;
  /** True when a manifest states this hash. */
  readonly isVerified: boolean;
  readonly manifest?: DriverManifest;
  readonly manifestFile?: string;
}
