import { type DerKind, findField } from "@sourceful/domain";
import { describeSignedMessages } from "./community/community-document.ts";
import { CONTROL_CODES } from "./control-codes.ts";
import { describeObject, table } from "./schema-table.ts";
import {
  controlAckSchema,
  controlCommandSchema,
  controlHeartbeatSchema,
  gatewayEventSchema,
} from "./schemas/control-schemas.ts";
import { gatewayStateSchema } from "./schemas/gateway-state-schema.ts";
import { metricsSchema } from "./schemas/metrics-schema.ts";
import { siteLimitAckSchema, siteLimitSchema, siteStateSchema } from "./schemas/site-schemas.ts";
import { upstreamAckSchema, upstreamFetchedSchema, upstreamFetchSchema } from "./schemas/upstream-schemas.ts";
import { SUBJECTS } from "./subjects.ts";
import { TELEMETRY_SCHEMAS } from "./telemetry-schemas.ts";

/** docs/subjects.md: every subject, and every message key by key. */
export function renderSubjects(): string {
  const blocks = [
    "# Subjects and messages",
    "_Generated from `packages/messaging` by its tests; `pnpm generate` rewrites it._",
    INTRODUCTION,
    "## Subjects",
    table(
      ["subject", "direction", "what"],
      Object.values(SUBJECTS).map((subject) => [
        `\`${subject.template}\``,
        subject.direction,
        subject.description,
      ]),
    ),
    "`{serial}` is the gateway's serial, `{community}` the community's name, `{deviceId}` the device's `sn`, `{derType}` a kind of DER. Each is one token: not empty, no dot, white space, `*`, `>` or control character, at most 255 bytes.",
    "## Telemetry",
    TELEMETRY_NOTES,
    ...Object.entries(TELEMETRY_SCHEMAS).flatMap(([kind, schema]) => [
      `### ${kind}`,
      describeObject(schema, (field) => findField(kind as DerKind, field)?.aliases ?? []),
    ]),
    "## Metrics",
    describeObject(metricsSchema),
    "Each of `metrics`:",
    describeObject(metricsSchema.properties.metrics.items),
    "## Gateway state",
    describeObject(gatewayStateSchema),
    "Each of `devices`:",
    describeObject(gatewayStateSchema.properties.devices.items),
    "Each of its `control`:",
    describeObject(gatewayStateSchema.properties.devices.items.properties.control.items),
    "Its `last_command`:",
    describeObject(
      gatewayStateSchema.properties.devices.items.properties.control.items.properties.last_command,
    ),
    "`polls`:",
    describeObject(gatewayStateSchema.properties.polls),
    "`uplink`:",
    describeObject(gatewayStateSchema.properties.uplink),
    "`journal`:",
    describeObject(gatewayStateSchema.properties.journal),
    "Each of its `receivers`:",
    describeObject(gatewayStateSchema.properties.journal.properties.receivers.items),
    "`site`:",
    describeObject(siteStateSchema),
    ...(["meters", "limits", "ders"] as const).flatMap((list) => [
      `Each of its \`${list}\`:`,
      describeObject(siteStateSchema.properties[list].items),
    ]),
    "## Upstream record",
    UPSTREAM_NOTES,
    "### Upstream ack",
    describeObject(upstreamAckSchema),
    "### Upstream fetch",
    describeObject(upstreamFetchSchema),
    "A position, as in `after`:",
    describeObject(upstreamFetchSchema.properties.after),
    "### Upstream fetched",
    describeObject(upstreamFetchedSchema),
    "Each of `missing`:",
    describeObject(upstreamFetchedSchema.properties.missing.items),
    "## Control",
    "In commands and heartbeats, a key that is null counts as one that is not there.",
    CONTROL_NOTES,
    "### Command",
    describeObject(controlCommandSchema),
    "### Ack",
    describeObject(controlAckSchema),
    "Its `code`:",
    table(
      ["code", "meaning"],
      Object.entries(CONTROL_CODES).map(([code, meaning]) => [`\`${code}\``, meaning]),
    ),
    "### Heartbeat",
    describeObject(controlHeartbeatSchema),
    "## Site",
    SITE_NOTES,
    "### Site limit",
    describeObject(siteLimitSchema),
    "### Site limit ack",
    describeObject(siteLimitAckSchema),
    "## Events",
    describeObject(gatewayEventSchema),
    ...describeSignedMessages(),
  ];
  return `${blocks.join("\n\n")}\n`;
}

const INTRODUCTION = `All messages are UTF-8 JSON over NATS core. Readers ignore keys they do not know. A value
that is not known has no key: a zero is a measured zero. NaN and infinities are never sent.`;

const UPSTREAM_NOTES = `Telemetry and metrics are on the gateway's disk before they are sent. Then they carry a header,
which receivers that do not know it need not read:

    Sourceful-Record: {serial} {epoch} {seq} {time accepted, Unix epoch in ms}

\`seq\` is contiguous within an \`epoch\`, so a receiver sees what it lacks. Nothing is sent again
unasked. Who wants it asks with a fetch, naming the last position it has; each record then comes on
\`gateways.{serial}.upstream.replay.{receiver}\` with its payload as it was, the header above, and

    Sourceful-Subject: {where it was first published}
    Sourceful-Replay: {id of the fetch} {n, from 0, or "latest"}

oldest first, followed by one fetched message. A new fetch of a receiver ends the one before. Acks are
cumulative and need no answer: the gateway's state shows how far each receiver has come. What a
building reports to its community is a record of its own, in the same way: on the subjects under
\`communities.{community}.buildings.{serial}.upstream\`, its end told in the heartbeat's \`journal\`.
There the number is signed with the message, as \`record\` of its envelope, and so is the fetched message:
what the header says counts only where that says the same.
A message without the header is not part of the record: the gateway could not store it.`;

const CONTROL_NOTES = `Every command with an id that can be read is answered: at once with \`failed\`, or with \`ack\` when
it was taken and later with \`executed\` or \`failed\`. Commands to one DER run one after another, in
the order they came. A command's id is used up with its first answer, also by a refusal and across
restarts: the same id again gets the same ack. Who wants it tried again sends a new id. Further keys of a
command with a number, a text of at most 512 characters or true or false are passed to the driver.
When the DER returns to its default mode by itself is drawn in [failsafe.md](failsafe.md).`;

const SITE_NOTES = `An energy guard (the grid operator's box, or the community) limits a building by EEBUS LPC and
LPP: a heartbeat at least every 60 s, and within 60 s of the first a limit, which may be deactivated. What
silence does is in failsafe.md. Every limit with an \`id\` is answered.`;

const TELEMETRY_NOTES = `Keys come in the order of the tables. A field a driver emits that no table lists follows
them under its own name, unless that name is one of the table's keys in any case.`;
