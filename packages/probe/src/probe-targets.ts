import { lookup as lookUp } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { errorMessage, ProtocolError, RejectedError, TimeoutError } from "@sourceful/domain";
import type { DeviceStatus } from "@sourceful/gateway";
import { addressKind, type TargetPolicy } from "./target-policy.ts";

const MODBUS_PORT = 502;

interface Address {
  readonly address: string;
  readonly family: number;
}

/** A host that a probe may reach, as it was checked. */
export interface ProbeTarget {
  /** As it was asked for. */
  readonly host: string;
  readonly port: number;
  /** The checked address to connect to: a name looked up once more may be another machine by then. */
  readonly address: string;
  /** Answers with the checked addresses, for what takes a host name along (HTTP, TLS). */
  readonly lookup: LookupFunction;
  /** Devices of the gateway at this very endpoint. */
  readonly devices: readonly DeviceStatus[];
}

/** A device with where its host is now. */
interface LocatedDevice {
  readonly device: DeviceStatus;
  readonly name: string;
  readonly addresses: readonly string[];
}

export interface ProbeTargetsOptions {
  readonly policy: TargetPolicy;
  /** What the gateway has; where they are the operator has allowed by configuring them. */
  readonly devices: () => readonly DeviceStatus[];
  /** Every address of a name; the system's resolver when not given. */
  readonly resolve?: (host: string) => Promise<readonly Address[]>;
}

/** Finds the hosts that probes name, and says which of them may not be reached. */
export class ProbeTargets {
  readonly policy: TargetPolicy;
  readonly #devices: () => readonly DeviceStatus[];
  readonly #resolve: (host: string) => Promise<readonly Address[]>;

  constructor({ policy, devices, resolve = systemResolver }: ProbeTargetsOptions) {
    this.policy = policy;
    this.#devices = devices;
    this.#resolve = resolve;
  }

  /**
   * Resolves a host and checks every address it has.
   *
   * @throws ProtocolError `probe_params_invalid` for an empty host
   * @throws RejectedError `target_refused`
   * @throws TimeoutError `connection_failed` for a name without an address
   */
  async find(host: string, port: number): Promise<ProbeTarget> {
    const name = canonical(host);
    if (name === "") throw new ProtocolError("host required", { code: "probe_params_invalid" });
    const addresses = await this.#addressesOf(name);
    const located = await this.#devicesAt(name, addresses, port);
    this.#check(host, addresses, located);
    const devices = located.map(({ device }) => device);
    const [first] = addresses as [Address, ...Address[]];
    return {
      host,
      port,
      devices,
      address: first.address,
      lookup: (_name, options, answer) => {
        if (options.all) answer(null, [...addresses]);
        else answer(null, first.address, first.family);
      },
    };
  }

  /** Whether an address is one that a probe may look around at: private, or this machine's where that is allowed. */
  isLocal(address: string): boolean {
    const kind = addressKind(address);
    return kind === "private" || (kind === "loopback" && this.policy.allowLoopback === true);
  }

  /** Endpoints that devices of the gateway are connected to now, as `address:port`. */
  async connectedEndpoints(): Promise<ReadonlySet<string>> {
    const connected = this.#devices().filter((device) => device.connected && device.host);
    const endpoints = connected.map(async ({ host = "", port = MODBUS_PORT }) => {
      const addresses = await this.#addressesOf(canonical(host)).catch(() => []);
      return addresses.map(({ address }) => `${address}:${port}`);
    });
    return new Set((await Promise.all(endpoints)).flat());
  }

  /** Whoever answers for a name may put others beside the address of a device. */
  #check(host: string, addresses: readonly Address[], located: readonly LocatedDevice[]): void {
    const name = canonical(host);
    if (located.some((own) => own.name === name)) return;
    const configured = new Set(located.flatMap((own) => own.addresses));
    const isListed = (this.policy.allowedHosts ?? []).some((own) => canonical(own) === name);
    // An address that is listed means what it says; whoever answers for a name is not the operator.
    if (isListed && (isIP(name) !== 0 || name === "localhost")) return;
    const refused = addresses.find(
      ({ address }) =>
        !configured.has(address) && !this.isLocal(address) && !this.#isPublic(address, isListed),
    );
    if (!refused) return;
    const where = refused.address === name ? host : `${host} (${refused.address})`;
    throw new RejectedError(`${where} ${REFUSALS[addressKind(refused.address)]}`, { code: "target_refused" });
  }

  #isPublic(address: string, isListed: boolean): boolean {
    return addressKind(address) === "public" && (isListed || this.policy.allowPublic === true);
  }

  async #addressesOf(name: string): Promise<readonly Address[]> {
    if (isIP(name) !== 0) return [{ address: name, family: isIP(name) }];
    let reason = "no address";
    try {
      const addresses = await this.#resolve(name);
      if (addresses.length > 0) return addresses;
    } catch (cause) {
      reason = errorMessage(cause);
    }
    throw new TimeoutError(`cannot resolve ${name}: ${reason}`, {
      code: "connection_failed",
      retry: "later",
    });
  }

  /** One device may be configured by name and asked for by address, or the other way round. */
  async #devicesAt(name: string, addresses: readonly Address[], port: number): Promise<LocatedDevice[]> {
    const candidates = this.#devices().filter(
      (device) => (device.port ?? MODBUS_PORT) === port && device.host,
    );
    const asked = new Set(addresses.map(({ address }) => address));
    const located = await Promise.all(
      candidates.map(async (device) => {
        const host = canonical(device.host ?? "");
        const own = await this.#addressesOf(host).catch(() => []);
        return { device, name: host, addresses: own.map(({ address }) => address) };
      }),
    );
    return located.filter((own) => own.name === name || own.addresses.some((address) => asked.has(address)));
  }
}

const REFUSALS = {
  private: "is not allowed",
  public: "is not on a private network",
  loopback: "is this machine",
  forbidden: "is no address of a device",
} as const;

const systemResolver = (host: string): Promise<Address[]> => lookUp(host, { all: true });

/** Lower case, without the brackets of an IPv6 address and the dot at the end of a name. */
function canonical(host: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "");
}
