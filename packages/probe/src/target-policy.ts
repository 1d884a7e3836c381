import { BlockList, isIP } from "node:net";

/** What a probe may reach beside the private network and the devices that are configured. */
export interface TargetPolicy {
  /** Addresses of the internet too. */
  readonly allowPublic?: boolean;
  /** This machine too. */
  readonly allowLoopback?: boolean;
  /**
   * Host names and addresses that may be reached wherever they are; a name not if it leads to this machine or to
   * the metadata of a cloud.
   */
  readonly allowedHosts?: readonly string[];
  /** Methods of HTTP; GET and HEAD when not given. */
  readonly httpMethods?: readonly string[];
}

/** Where an address is. `forbidden` is what nothing may reach: groups, no address, the metadata of clouds. */
export type AddressKind = "private" | "loopback" | "public" | "forbidden";

/** Sorts addresses; IPv4 inside IPv6 counts as what it is. */
export function addressKind(address: string): AddressKind {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  const kind = ADDRESS_KINDS.find(([, list]) => list.check(address, family));
  return isIP(address) === 0 ? "forbidden" : (kind?.[0] ?? "public");
}

type Subnet = readonly [address: string, prefix: number, family?: "ipv6"];

/** The first that has an address decides. */
const ADDRESS_KINDS: readonly (readonly [AddressKind, BlockList])[] = [
  [
    "forbidden",
    listOf(
      ["0.0.0.0", 8],
      ["169.254.0.0", 16],
      ["224.0.0.0", 3],
      ["::", 128, "ipv6"],
      ["fd00:ec2::254", 128, "ipv6"],
      ["ff00::", 8, "ipv6"],
    ),
  ],
  ["loopback", listOf(["127.0.0.0", 8], ["::1", 128, "ipv6"])],
  ["private", listOf(["10.0.0.0", 8], ["172.16.0.0", 12], ["192.168.0.0", 16], ["fc00::", 7, "ipv6"])],
];

function listOf(...subnets: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix, family = "ipv4"] of subnets) list.addSubnet(address, prefix, family);
  return list;
}
