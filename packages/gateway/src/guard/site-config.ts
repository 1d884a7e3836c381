import type { FromSchema } from "json-schema-to-ts";
import type { SITE_SCHEMA } from "./site-schema.ts";

/** site.json, with the names of the file. */
export type SiteConfig = FromSchema<typeof SITE_SCHEMA, { keepDefaultedPropertiesOptional: true }>;
