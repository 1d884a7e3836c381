import { readFileSync } from "node:fs";

/** The program's version, from its package.json. */
export function readVersion(): string {
  const file = new URL("../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** Platform in the original node's words: `linux-amd64`, `darwin-arm64`, `windows-amd64`. */
export function platformName(platform: string = process.platform, arch: string = process.arch): string {
  const os = platform === "win32" ? "windows" : platform;
  const cpu = { x64: "amd64", ia32: "386" }[arch] ?? arch;
  return `${os}-${cpu}`;
}
