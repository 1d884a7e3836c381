import { InternalError } from "@sourceful/domain";
import type { CommunityData } from "./community-data.ts";
import type { CommunityState } from "./community-state.ts";
import { deriveState } from "./derived-state.ts";
import type { LedgerInterval } from "./ledger/ledger-interval.ts";

const FORMAT = 2;

/**
 * A community's state as bytes: JSON with the keys of every object in order and maps as lists of entries in
 * order of their keys. Equal states give equal bytes, whatever the order in which they came about, so that a
 * replay can be compared byte for byte.
 *
 * @throws InternalError `internal` when a number is not finite
 */
export function encodeState({ data }: CommunityState): Uint8Array {
  return new TextEncoder().encode(canonicalJson({ ...data, format: FORMAT }));
}

/**
 * The state that was encoded; what follows from it is worked out again.
 * @throws InternalError `snapshot_invalid` when the bytes are not such a state
 */
export function decodeState(bytes: Uint8Array): CommunityState {
  let stored: Stored;
  try {
    stored = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Stored;
  } catch (cause) {
    throw new InternalError("a snapshot is not JSON", { code: "snapshot_invalid", cause });
  }
  if (stored.format !== FORMAT) {
    throw new InternalError(`a snapshot has format ${stored.format}, not ${FORMAT}`, {
      code: "snapshot_invalid",
    });
  }
  const lacking = MEMBERS.filter((name) => stored[name] === undefined);
  if (lacking.length > 0) {
    throw new InternalError(`a snapshot lacks ${lacking.join(", ")}`, { code: "snapshot_invalid" });
  }
  const {
    format: _,
    switches,
    reporters,
    members,
    quarantine,
    refused,
    ledger,
    peds,
    feederVerdicts,
    ...rest
  } = stored;
  const data: CommunityData = {
    ...rest,
    switches: new Map(switches),
    reporters: new Map(reporters),
    members: new Map(members),
    quarantine: new Map(quarantine),
    refused: new Map(refused),
    ledger: new Map(
      ledger.map(([startMs, interval]) => [startMs, { ...interval, slots: new Map(interval.slots) }]),
    ),
    peds: new Map(peds),
    feederVerdicts: new Map(feederVerdicts),
  };
  return { data, derived: deriveState(data) };
}

/** What a state has; one of an older program may lack what is newer. */
const MEMBERS = Object.keys({
  policy: true,
  position: true,
  nowMs: true,
  topology: true,
  topologyHistory: true,
  switches: true,
  reporters: true,
  members: true,
  assignments: true,
  quarantine: true,
  refused: true,
  ledger: true,
  peds: true,
  feederVerdicts: true,
  nextPublishMs: true,
  nextFeeder: true,
  feedersTestedMs: true,
} satisfies Record<
  Exclude<keyof CommunityData, "rules" | "pastTopologies">,
  true
>) as (keyof CommunityData)[];

type Entries<T> = T extends Map<infer K, infer V> ? [K, V][] : T;
type StoredInterval = { [Key in keyof LedgerInterval]: Entries<LedgerInterval[Key]> };
type Stored = { [Key in keyof CommunityData]: Entries<CommunityData[Key]> } & {
  format: number;
  ledger: [number, StoredInterval][];
};

function canonicalJson(value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new InternalError(`a state holds the number ${value}`, { code: "internal" });
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value instanceof Map) {
    const entries = [...(value as Map<string | number, unknown>)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return canonicalJson(entries);
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`;
}
