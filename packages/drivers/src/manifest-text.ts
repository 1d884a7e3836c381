import { CORE_SCHEMA, dump } from "js-yaml";
import type { DriverManifest } from "./manifest.ts";

/** The original's order (edge-node contract 5.6); what it does not know follows. */
const KEYS = [
  "name",
  "version",
  "tier",
  "author",
  "protocol",
  "ders",
  "control",
  "tested_devices",
  "min_host_version",
  "size_bytes",
  "dkb_id",
  "sha256",
  "signature",
];

/** A manifest as the text of its YAML file; `parseManifest` gives the same manifest back. */
export function formatManifest(manifest: DriverManifest): string {
  const given = Object.entries(manifest).filter(([, value]) => value !== undefined);
  const rank = (key: string) => (KEYS.includes(key) ? KEYS.indexOf(key) : KEYS.length);
  const ordered = given.toSorted(([a], [b]) => rank(a) - rank(b));
  return dump(Object.fromEntries(ordered), { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true });
}
