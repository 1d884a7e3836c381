import type { Clock } from "@sourceful/domain";
import type { SigningKey } from "@sourceful/identity";
import type { UpstreamFetched } from "./message-bodies.ts";
import { sealEnvelope } from "./seal-envelope.ts";

export interface FetchedSealerOptions {
  readonly key: SigningKey;
  readonly community: string;
  readonly serial: string;
  readonly boot: number;
  readonly clock: Clock;
}

/** It ends a replay that is under way, or nothing. */
const VALID_MS = 60_000;

/**
 * Signs the ends of replays: what of the record was sent and what is gone for good is believed by its signature,
 * and for the question it names only.
 */
export function fetchedSealer({
  key,
  community,
  serial,
  boot,
  clock,
}: FetchedSealerOptions): (receiver: string, answer: UpstreamFetched) => Uint8Array {
  // One count for all receivers: anybody can name new ones.
  let seq = 0;
  return (recipient, body) => {
    const content = {
      community,
      sender: serial,
      recipient,
      boot,
      seq: ++seq,
      ts: Math.floor(clock.nowMs()),
      data_class: "COMPUTED",
      source_ref: "edge-node",
      valid_for_ms: VALID_MS,
      idem: `${serial}:${boot}:fetched:${seq}`,
      body,
    } as const;
    return sealEnvelope("buildingUpstreamFetched", content, key).data;
  };
}
