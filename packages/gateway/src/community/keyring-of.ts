import { Keyring } from "@sourceful/messaging";
import type { MembershipConfig } from "./membership-config.ts";

/** Whom a building believes: the keys of the community's node that community.json lists. */
export function keyringOf({ community, edgeware = [] }: MembershipConfig): Keyring {
  return new Keyring(
    community,
    edgeware.map(({ public_key: publicKey, key_epoch: keyEpoch = 1, name: sender = "edgeware" }) => ({
      sender,
      role: "community",
      keyEpoch,
      publicKey,
    })),
  );
}
