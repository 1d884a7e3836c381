import type { FromSchema } from "json-schema-to-ts";
import { gatewayStateSchema } from "./schemas/gateway-state-schema.ts";

/** State of a gateway as it is on the wire. */
export type GatewayState = FromSchema<typeof gatewayStateSchema>;
export type DeviceState = GatewayState["devices"][number];
export type DerControlState = NonNullable<DeviceState["control"]>[number];
export type PollsState = NonNullable<GatewayState["polls"]>;
export type JournalState = NonNullable<GatewayState["journal"]>;
export type CommunityState = NonNullable<GatewayState["community"]>;
export type SiteState = NonNullable<GatewayState["site"]>;
export type UplinkState = NonNullable<GatewayState["uplink"]>;

export interface GatewayStateContext {
  serial: string;
  version: string;
  /** `linux-amd64` and so on. */
  platform: string;
  /** Unix epoch, ms; sent in whole seconds. */
  atMs: number;
  /** In any order; sent sorted by `sn`. A number that is not finite is left out. */
  devices: readonly DeviceState[];
  polls?: PollsState | undefined;
  uplink?: UplinkState | undefined;
  journal?: JournalState | undefined;
  site?: SiteState | undefined;
  community?: CommunityState | undefined;
}

const DEVICE_KEYS = Object.keys(gatewayStateSchema.properties.devices.items.properties);

/** The gateway's state message: keys in the order of the wire, empty lists as `[]`, errors of one line. */
export function gatewayStateMessage(context: GatewayStateContext): GatewayState {
  const { serial, version, platform, atMs, devices, polls, uplink, journal, site, community } = context;
  return {
    ...(community === undefined ? {} : { community }),
    devices: [...devices].sort(bySn).map(orderKeys),
    ...(journal === undefined ? {} : { journal }),
    platform,
    ...(polls === undefined ? {} : { polls }),
    serial,
    ...(site === undefined ? {} : { site }),
    timestamp: Math.floor(atMs / 1000),
    ...(uplink === undefined ? {} : { uplink }),
    version,
  };
}

function bySn(a: DeviceState, b: DeviceState): number {
  return a.sn < b.sn ? -1 : Number(a.sn > b.sn);
}

function orderKeys(device: DeviceState): DeviceState {
  const keys = [...DEVICE_KEYS, ...Object.keys(device).filter((key) => !DEVICE_KEYS.includes(key))];
  const entries = keys.map((key): [string, unknown] => [key, device[key]]);
  const ordered = Object.fromEntries(entries.filter(([, value]) => isSendable(value))) as DeviceState;
  const { error } = ordered;
  if (error === undefined) return ordered;
  const line = error.split(/[\r\n]/).find((text) => text.trim() !== "");
  if (line === undefined) delete ordered.error;
  else ordered.error = line.trim();
  return ordered;
}

function isSendable(value: unknown): boolean {
  return value !== undefined && (typeof value !== "number" || Number.isFinite(value));
}
