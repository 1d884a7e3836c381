import type { SchemaError } from "../schema-problem.ts";
import { BUILDING_MESSAGES } from "./building-messages.ts";
import type { BuildingMessageKind, FlexusMessageKind } from "./envelope.ts";
import { FLEXUS_MESSAGES } from "./flexus-messages.ts";
import {
  buildingHeartbeat,
  buildingState,
  buildingUpstreamFetched,
  communityHeartbeat,
  delivery,
  dispatch,
  dispatchAck,
  flexibility,
  flexusEnvelope,
  flexusOffer,
  flexusOrder,
  flexusReport,
  flexusRequest,
  reception,
} from "./generated/validators.ts";
import type { SignerRole } from "./keyring.ts";

interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** What is known of one kind of signed message. */
export interface SignedMessage<K> {
  readonly kind: K;
  readonly id: string;
  readonly signer: SignerRole;
  /** It is for one building, or one receiver of a record, which it names. */
  readonly isAddressed: boolean;
  readonly isBody: Validator;
}

const BUILDING_VALIDATORS: Readonly<Record<BuildingMessageKind, Validator>> = {
  buildingState,
  flexibility,
  dispatchAck,
  delivery,
  buildingHeartbeat,
  dispatch,
  communityHeartbeat,
  reception,
  buildingUpstreamFetched,
};

const FLEXUS_VALIDATORS: Readonly<Record<FlexusMessageKind, Validator>> = {
  flexusRequest,
  flexusOffer,
  flexusOrder,
  flexusEnvelope,
  flexusReport,
};

/** By the id of their schema. Two tables: what is in one does not exist on the other's connection. */
export const BUILDING_SIGNED = tabulate(BUILDING_MESSAGES, BUILDING_VALIDATORS);
export const FLEXUS_SIGNED = tabulate(FLEXUS_MESSAGES, FLEXUS_VALIDATORS);

function tabulate<K extends string>(
  messages: Readonly<Record<K, { id: string; signer: SignerRole }>>,
  validators: Readonly<Record<K, Validator>>,
): ReadonlyMap<string, SignedMessage<K>> {
  const kinds = Object.keys(messages) as K[];
  return new Map(
    kinds.map((kind) => {
      const { id, signer } = messages[kind];
      const isToBuilding = signer === "community" && Object.hasOwn(BUILDING_MESSAGES, kind);
      const isAddressed = isToBuilding || kind === "buildingUpstreamFetched";
      return [id, { kind, id, signer, isAddressed, isBody: validators[kind] }];
    }),
  );
}
