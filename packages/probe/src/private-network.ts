import { networkInterfaces } from "node:os";
import type { ProbeTargets } from "./probe-targets.ts";

/** An address of this machine. */
export interface LocalAddress {
  /** Of the interface. */
  readonly name: string;
  readonly address: string;
}

/** Interfaces that lead to containers, virtual machines and tunnels rather than to the site. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|tun|tap|wg|tailscale|zt|cni|flannel|cali|lxc|lxd|podman|utun|awdl|llw|bridge|ipsec|ppp)/i;

/**
 * The address of this machine on the site's own network: of those that a probe may look around, the first of
 * an interface that is none of a container, a virtual machine or a tunnel; one of those when there is no other.
 */
export function chooseSiteAddress(
  targets: Pick<ProbeTargets, "isLocal">,
  addresses: readonly LocalAddress[] = localAddresses(),
): LocalAddress | undefined {
  const candidates = addresses.filter(({ address }) => targets.isLocal(address));
  return candidates.find(({ name }) => !VIRTUAL.test(name)) ?? candidates[0];
}

function localAddresses(): LocalAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([name, infos = []]) =>
    infos
      .filter(({ family, internal }) => family === "IPv4" && !internal)
      .map(({ address }) => ({ name, address })),
  );
}
