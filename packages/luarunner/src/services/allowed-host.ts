import { lookup as lookUp } from "node:dns/promises";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { errorMessage, RejectedError, TimeoutError } from "@sourceful/domain";

/** One address a name stands for. */
interface HostAddress {
  address: string;
  family: number;
}

/** Every address a name stands for; rejects when there is none. */
export type HostResolver = (host: string) => Promise<HostAddress[]>;

/** A host a driver may connect to, with its addresses as they were checked. */
export interface AllowedHost {
  /** As a URL spells it: lower case, IPv6 without brackets. */
  host: string;
  port: number;
  /**
   * For `net.connect`, `http.request` and what builds on them. It answers with the addresses that were
   * checked: a name that is looked up once more may mean another machine by then.
   */
  lookup: LookupFunction;
}

const systemResolver: HostResolver = (host) => lookUp(host, { all: true });

/**
 * Checks a host against a device's allow-list, then resolves it and checks what came. An entry is `host` (any
 * port) or `host:port`; an IPv6 address with a port stands in brackets.
 *
 * A name must not lead back into this machine or to the address under which a cloud hands out its
 * credentials: whoever answers for the name is not the operator. Addresses the operator wrote down, and
 * `localhost`, mean what they say.
 *
 * @throws {RejectedError} host_not_allowed
 * @throws {TimeoutError} connection_failed when the name has no address
 */
export async function resolveAllowedHost(
  allowedHosts: readonly string[],
  host: string,
  port: number,
  resolve: HostResolver = systemResolver,
): Promise<AllowedHost> {
  const name = canonicalHost(host);
  if (name === undefined || !allowedHosts.some((entry) => isMatch(entry, name, port))) {
    throw new RejectedError(`host ${host}:${port} is not among the device's allowed hosts`, {
      code: "host_not_allowed",
    });
  }
  const addresses = isIP(name) ? [{ address: name, family: isIP(name) }] : await addressesOf(name, resolve);
  if (!isIP(name) && name !== "localhost") refuseInside(name, addresses);
  return {
    host: name,
    port,
    lookup: (_name, options, answer) => {
      const first = addresses[0] as HostAddress;
      if (options.all) answer(null, addresses);
      else answer(null, first.address, first.family);
    },
  };
}

async function addressesOf(name: string, resolve: HostResolver): Promise<HostAddress[]> {
  let reason = "no address";
  try {
    const addresses = await resolve(name);
    if (addresses.length > 0) return addresses;
  } catch (error) {
    reason = errorMessage(error);
  }
  throw new TimeoutError(`cannot resolve ${name}: ${reason}`, { code: "connection_failed", retry: "later" });
}

function refuseInside(name: string, addresses: readonly HostAddress[]): void {
  const inside = insideAddresses();
  for (const { address, family } of addresses) {
    if (!inside.check(address, family === 6 ? "ipv6" : "ipv4")) continue;
    throw new RejectedError(`host ${name} resolves to ${address}, which no name may stand for`, {
      code: "host_not_allowed",
    });
  }
}

/** This machine, groups, and the metadata services of clouds. IPv4 inside IPv6 is covered. */
function insideAddresses(): BlockList {
  const list = new BlockList();
  list.addSubnet("0.0.0.0", 8, "ipv4");
  list.addSubnet("127.0.0.0", 8, "ipv4");
  list.addAddress("169.254.169.254", "ipv4");
  list.addSubnet("224.0.0.0", 3, "ipv4");
  list.addAddress("::", "ipv6");
  list.addAddress("::1", "ipv6");
  list.addAddress("fd00:ec2::254", "ipv6");
  list.addSubnet("ff00::", 8, "ipv6");
  return list;
}

function isMatch(entry: string, name: string, port: number): boolean {
  if (canonicalHost(entry) === name) return true;
  // The last group of an address without brackets is no port.
  if (isIP(entry) === 6) return false;
  const [, entryHost = "", entryPort] = /^(.*):(\d+)$/.exec(entry) ?? [];
  return Number(entryPort) === port && canonicalHost(entryHost) === name;
}

/** One spelling per host, by the rules of URLs; undefined for what is no host. */
function canonicalHost(host: string): string | undefined {
  const bare = /^\[(.*)\]$/.exec(host)?.[1] ?? host;
  const isIPv6 = isIP(bare) === 6;
  if (bare === "" || (!isIPv6 && /[/?#@\\:[\]]/.test(host))) return undefined;
  const text = isIPv6 ? `[${bare}]` : bare;
  const url = URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : undefined;
  return url?.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
}
