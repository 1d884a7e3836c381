import type { FromSchema } from "json-schema-to-ts";
import type { COMMUNITY_SCHEMA } from "./community-schema.ts";

/** community.yaml, with the names of the file. */
export type CommunityConfig = FromSchema<typeof COMMUNITY_SCHEMA, { keepDefaultedPropertiesOptional: true }>;
