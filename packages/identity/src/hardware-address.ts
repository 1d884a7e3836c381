import { readdir, readFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { join } from "node:path";

const NONE = "00:00:00:00:00:00";
const LOOPBACK = 0x8;

/** Tunnels (ARPHRD types) whose "address" is an IP address of that many bytes, not a hardware address. */
const TUNNEL_ADDRESS_BYTES: ReadonlyMap<number, number> = new Map([
  [768, 4],
  [776, 4],
  [778, 4],
  [769, 16],
  [823, 16],
]);

/**
 * The address that names this machine: of all interfaces by name, up or down, the first that is not the
 * loopback and has a hardware address; zeros when there is none (edge-node contract 2.3). On Linux it is read
 * from `networkDir`, because the runtime lists only interfaces that are up and have an IP address; where that
 * directory does not exist, from the runtime.
 */
export async function findHardwareAddress(networkDir: string): Promise<string> {
  let names: string[];
  try {
    names = await readdir(networkDir);
  } catch {
    return findRuntimeAddress();
  }
  for (const name of names.sort(byBytes)) {
    const address = await readAddress(join(networkDir, name));
    if (address !== undefined) return address;
  }
  return NONE;
}

/** undefined for the loopback, for interfaces without an address, and for files that are no interfaces. */
async function readAddress(directory: string): Promise<string | undefined> {
  const [flags, type, address] = await Promise.all([
    readText(join(directory, "flags")),
    readText(join(directory, "type")),
    readText(join(directory, "address")),
  ]);
  if ((Number(flags) & LOOPBACK) !== 0 || !/^[0-9a-f]{2}(:[0-9a-f]{2})+$/i.test(address)) return undefined;
  const bytes = address.split(":");
  const isZero = bytes.every((byte) => byte === "00");
  const isTunnel = TUNNEL_ADDRESS_BYTES.get(Number(type)) === bytes.length;
  return isZero || isTunnel ? undefined : address.toLowerCase();
}

async function readText(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch {
    return "";
  }
}

function findRuntimeAddress(): string {
  const interfaces = networkInterfaces();
  for (const name of Object.keys(interfaces).sort(byBytes)) {
    const found = interfaces[name]?.find(({ internal, mac }) => !internal && mac !== NONE);
    if (found) return found.mac.toLowerCase();
  }
  return NONE;
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
