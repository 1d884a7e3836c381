import type { FromSchema } from "json-schema-to-ts";
import type { BUILDING_MESSAGES } from "./building-messages.ts";
import type { FLEXUS_MESSAGES } from "./flexus-messages.ts";
import type { BuildingBodies, FlexusBodies, Known } from "./message-bodies.ts";
import type { envelopeSchema } from "./schemas/envelope-schema.ts";
import type { DATA_CLASSES, FLEX_DIRECTIONS, QUALITY_FLAGS } from "./schemas/wire-parts.ts";

/** Signed messages between a building and its community, by the name of their subject. */
export type BuildingMessageKind = keyof typeof BUILDING_MESSAGES;
/** Signed messages between a community and FLEXUS, by the name of their subject. */
export type FlexusMessageKind = keyof typeof FLEXUS_MESSAGES;
export type SignedMessageKind = BuildingMessageKind | FlexusMessageKind;

export type DataClass = (typeof DATA_CLASSES)[number];
export type QualityFlag = (typeof QUALITY_FLAGS)[number];
export type FlexDirection = (typeof FLEX_DIRECTIONS)[number];

type Messages = typeof BUILDING_MESSAGES & typeof FLEXUS_MESSAGES;
type Members = Known<FromSchema<typeof envelopeSchema>>;

/** What a message of that kind says. A value that is not known has no key. */
export type MessageBody<K extends SignedMessageKind> = (BuildingBodies & FlexusBodies)[K];

/** What an envelope says, but for what its kind and its key say. */
export interface EnvelopeContent<K extends SignedMessageKind>
  extends Omit<Members, "schema" | "key_epoch" | "body"> {
  readonly body: MessageBody<K>;
}

interface EnvelopeOf<K extends SignedMessageKind> extends EnvelopeContent<K> {
  readonly schema: Messages[K]["id"];
  readonly key_epoch: number;
}

/** A message of that kind as it is on the wire, but for its signature. `schema` tells the kinds apart. */
export type Envelope<K extends SignedMessageKind = SignedMessageKind> = { [Kind in K]: EnvelopeOf<Kind> }[K];

export type BuildingEnvelope = Envelope<BuildingMessageKind>;
export type FlexusEnvelope = Envelope<FlexusMessageKind>;
