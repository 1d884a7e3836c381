import type { FromSchema } from "json-schema-to-ts";
import type { MEMBERSHIP_SCHEMA } from "./membership-schema.ts";

/** community.json, with the names of the file. */
export type MembershipConfig = FromSchema<
  typeof MEMBERSHIP_SCHEMA,
  { keepDefaultedPropertiesOptional: true }
>;

/** A DER that may be offered to the community. */
export type OfferedDer = NonNullable<MembershipConfig["flexibility"]>[number];

/** Something that must stay within bounds. */
export type ComfortBound = NonNullable<MembershipConfig["comfort"]>[number];
