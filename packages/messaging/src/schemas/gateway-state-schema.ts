import { communityStateSchema } from "./community-state-schema.ts";
import { siteStateSchema } from "./site-schemas.ts";

/** State of a gateway (edge-node contract 3.6; device keys after `error` are ours). */
export const gatewayStateSchema = {
  title: "gateway state",
  type: "object",
  properties: {
    community: communityStateSchema,
    devices: {
      type: "array",
      description: "configured devices, sorted by sn",
      items: {
        type: "object",
        properties: {
          sn: { type: "string", description: "the device's id" },
          connected: { type: "boolean", description: "its link is up and its last poll was fresh" },
          ders: {
            type: "array",
            items: { type: "string" },
            description: "kinds of DER that are enabled, in the order of the configuration",
          },
          error: { type: "string", description: "what is wrong, one line; absent when nothing is" },
          driver: { type: "string", description: "name of its driver" },
          make: { type: "string", description: "make the driver found" },
          model: { type: "string", description: "model the driver found" },
          fault: { type: "string", description: "a fault of the device itself, as its driver tells it" },
          rated_power_w: { type: "number", "x-unit": "W", description: "rated power the driver found" },
          warmup_s: {
            type: "number",
            "x-unit": "s",
            description: "how long after loading the driver wants its first poll",
          },
          watchdog_timeout_s: {
            type: "number",
            "x-unit": "s",
            description: "silence after which the device counts as gone, when the driver set one; 0 is never",
          },
          poll_interval_ms: {
            type: "integer",
            "x-unit": "ms",
            description: "from the start of one poll to the next",
          },
          poll_ms: { type: "integer", "x-unit": "ms", description: "how long the last poll took" },
          lateness_ms: {
            type: "integer",
            "x-unit": "ms",
            description: "how long the last poll waited for this node",
          },
          polls_skipped: {
            type: "integer",
            description: "polls left out since the start, because the one before was still running",
          },
          last_fresh_s: {
            type: "integer",
            "x-unit": "s",
            description: "last poll whose values were believed, Unix epoch",
          },
          violations: {
            type: "integer",
            description: "values refused since the start: not finite, out of range, or of the wrong sign",
          },
          control: {
            type: "array",
            description: "its DERs that can be controlled; absent when there are none",
            items: {
              type: "object",
              properties: {
                der: { type: "string", description: "kind of DER" },
                state: { type: "string", description: "of its watchdog, see failsafe.md" },
                default_confirmed: {
                  type: "boolean",
                  description: "whether its default mode is wanted no more: confirmed, or commanded since",
                },
                problem: {
                  type: "string",
                  description: "why it takes no command, or why its default mode is not confirmed; one line",
                },
                holder: { type: "string", description: "whose commands it obeys; absent when nobody's" },
                expires_in_ms: {
                  type: "integer",
                  "x-unit": "ms",
                  description: "until its watchdog ends, unless it is fed; absent when it is not armed",
                },
                last_command: {
                  type: "object",
                  description: "the last that was run or refused since the start; absent before the first",
                  properties: {
                    id: { type: "string", description: "its id" },
                    src: { type: "string", description: "who sent it; absent when it did not say" },
                    action: { type: "string", description: "what it asked for" },
                    status: { type: "string", description: "`executed` or `failed`" },
                    code: { type: "string", description: "kind of failure; absent when there was none" },
                  },
                  required: ["id", "action", "status"],
                },
              },
              required: ["der", "state", "default_confirmed"],
            },
          },
        },
        required: ["sn", "connected", "ders"],
      },
    },
    journal: {
      type: "object",
      description: "the record of what was sent, on the gateway's disk; absent when none is kept",
      properties: {
        epoch: { type: "integer", description: "its numbering; absent before the journal was opened" },
        first_seq: { type: "integer", description: "oldest there is; absent when there is none" },
        last_seq: { type: "integer", description: "newest that was sent; 0 before the first" },
        oldest_s: { type: "integer", "x-unit": "s", description: "time of the oldest, Unix epoch" },
        bytes: { type: "integer", "x-unit": "B", description: "size on disk" },
        dropped: { type: "integer", description: "records dropped as too old or too much, ever" },
        dropped_unread: {
          type: "integer",
          description: "of those, how many some receiver had not acknowledged: lost to it",
        },
        unkept: {
          type: "integer",
          description: "messages since the start that could not be stored, and were sent without a number",
        },
        receivers: {
          type: "array",
          description: "who has ever acknowledged",
          items: {
            type: "object",
            properties: {
              name: { type: "string", description: "the receiver's name" },
              seq: { type: "integer", description: "everything up to it was acknowledged" },
            },
            required: ["name", "seq"],
          },
        },
        failure: { type: "string", description: "why nothing can be stored now; absent while it can" },
      },
      required: ["last_seq", "unkept", "receivers"],
    },
    platform: { type: "string", description: "operating system and processor, as `linux-amd64`" },
    polls: {
      type: "object",
      description: "how this node keeps up with polling; absent before the first poll",
      properties: {
        lateness_p50_ms: {
          type: "number",
          "x-unit": "ms",
          description: "how long a poll waits for this node, median of the latest 4096",
        },
        lateness_p99_ms: { type: "number", "x-unit": "ms", description: "the same, 99th percentile" },
        skipped: {
          type: "integer",
          description: "polls left out since the start, because the one before was still running",
        },
      },
      required: ["lateness_p50_ms", "lateness_p99_ms", "skipped"],
    },
    serial: { type: "string", description: "the gateway's serial" },
    site: siteStateSchema,
    timestamp: {
      type: "integer",
      "x-unit": "s",
      description: "when this was said, Unix epoch, whole seconds",
    },
    uplink: {
      type: "object",
      description: "the connection this message leaves the building by; absent where there is none",
      properties: {
        kind: {
          type: "string",
          description:
            "`server`: the gateway is a client of the server; `leaf`: its own server is a leaf of it",
        },
        url: { type: "string", description: "where it goes, without credentials" },
        connected: { type: "boolean", description: "it works now" },
        since_s: {
          type: "integer",
          "x-unit": "s",
          description: "since when it works, or has not worked, Unix epoch",
        },
        server: {
          type: "string",
          description: "name of the server at the other end of a leaf, while connected",
        },
        reason: { type: "string", description: "kind of the latest failure, while not connected" },
        error: { type: "string", description: "the latest failure, one line, while not connected" },
        outages: { type: "integer", description: "how often it came back since the start" },
        last_outage_s: {
          type: "integer",
          "x-unit": "s",
          description: "how long it did not work before it last came back; absent before the first time",
        },
      },
      required: ["kind", "url", "connected", "since_s", "outages"],
    },
    version: { type: "string", description: "version of the software" },
  },
  required: ["devices", "platform", "serial", "timestamp", "version"],
} as const;
