import { describeObject, describeTree, type ObjectSchema, table } from "../schema-table.ts";
import { BUILDING_MESSAGES } from "./building-messages.ts";
import { BUILDING_SUBJECTS } from "./building-subjects.ts";
import { FLEXUS_MESSAGES } from "./flexus-messages.ts";
import { FLEXUS_SUBJECTS } from "./flexus-subjects.ts";
import { envelopeSchema } from "./schemas/envelope-schema.ts";
import { SIGNED_SCHEMAS } from "./signed-schemas.ts";

/** The part of docs/subjects.md about signed messages: between buildings, their community and FLEXUS. */
export function describeSignedMessages(): string[] {
  return [
    "## Signed messages",
    ENVELOPE_NOTES,
    describeObject(envelopeSchema),
    "## Building and community",
    ...describeMessages(BUILDING_MESSAGES, BUILDING_SUBJECTS),
    "## Community and FLEXUS",
    FLEXUS_NOTES,
    ...describeMessages(FLEXUS_MESSAGES, FLEXUS_SUBJECTS),
  ];
}

type Kind = Exclude<keyof typeof SIGNED_SCHEMAS, "envelope">;

function describeMessages(
  messages: Readonly<Record<string, { id: string; signer: string; body: ObjectSchema }>>,
  subjects: Readonly<Record<string, { template: string }>>,
): string[] {
  const rows = Object.entries(messages).map(([kind, { id, signer }]) => [
    `\`${id}\``,
    signer === "flexus" ? "FLEXUS" : signer,
    `\`${subjects[kind]?.template}\``,
  ]);
  return [
    table(["schema", "signed by", "subject"], rows),
    ...Object.entries(messages).flatMap(([kind, { body }]) => {
      const { schema, examples } = SIGNED_SCHEMAS[kind as Kind];
      const file = `packages/messaging/src/community/schemas/${examples}.examples.json`;
      return [
        `### ${schema.title}`,
        `Body; [one that fits and one that does not](../${file}).`,
        ...describeTree(body),
      ];
    }),
  ];
}

const ENVELOPE_NOTES = `What buildings, their community and FLEXUS tell each other is signed with Ed25519. A message is one
JSON object whose last member is the signature of all bytes before it, without its comma:

    {"schema":…,"community":…,"sender":…,"recipient":…,"key_epoch":…, … ,"body":{…},"sig":"86 characters of base64url"}
    └──────────────────────── signed, byte by byte ─────────────────────────────┘

Nothing is put in another order or form to be signed or checked: a reader takes the last 96 bytes off, finds
the key by the first members, checks, and then parses. So the first members come in the order above, without
white space; \`recipient\` is there in messages of the community to a building and in the ends of replays, and
nowhere else; \`record\` in messages that are kept in a building's record, and nowhere else. A message
counts only on its own subject, signed in the role below. It has at most 65,536 bytes.

Within a major version (\`/1\`) keys that may be absent can be added, and readers leave out what they do not
know. Anything else is a new major version, which is another schema for a while beside the old one.`;

const FLEXUS_NOTES = `Over a connection of its own, on which nothing of a building can be published. Sums are over ten
members at least.`;
