import type { BusMessage } from "../bus.ts";
import type { UpstreamReceiverOptions } from "../upstream-receiver.ts";
import type { BuildingEnvelope } from "./envelope.ts";
import { isSignedFor } from "./is-signed-for.ts";
import type { Opened } from "./open-envelope.ts";

/**
 * What a receiver of buildings' records goes by: a number counts when it is signed with its message, and what is
 * gone for good when the building has signed that. `open` is `openEnvelope` with a keyring.
 */
export function signedRecord(
  open: (message: Pick<BusMessage, "subject" | "data">) => Opened<BuildingEnvelope>,
): Required<Pick<UpstreamReceiverOptions, "isGenuine" | "readFetched">> {
  return {
    isGenuine: (record) => isSignedFor(open(record), record),
    readFetched(message) {
      const opened = open(message);
      const isEnd = opened.ok && opened.envelope.schema === "community.upstream-fetched/1";
      return isEnd ? opened.envelope.body : undefined;
    },
  };
}
