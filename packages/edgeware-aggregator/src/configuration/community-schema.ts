import { LIMITS_SCHEMA, PED_SCHEMA, SHARING_SCHEMA, STEWARD_SCHEMA } from "./schema/agreement-schemas.ts";
import {
  CONNECTION_POINT_SCHEMA,
  FEEDER_SCHEMA,
  LINE_SCHEMA,
  SWITCH_SCHEMA,
  TRANSFORMER_SCHEMA,
} from "./schema/network-schemas.ts";
import { ID, KEY, KEY_EPOCH } from "./schema/schema-parts.ts";

/**
 * JSON Schema of community.yaml, the file the operator of a community writes.
 * docs/community-configuration.md is generated from it.
 */
export const COMMUNITY_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "community.yaml",
  type: "object",
  additionalProperties: false,
  required: ["community", "location", "transformers", "feeders", "connection_points"],
  properties: {
    community: {
      ...ID,
      description: "Name of the community; part of every NATS subject, so without dots, spaces, `*` and `>`.",
    },
    location: {
      type: "object",
      description: "Where it is, for the position of the sun.",
      additionalProperties: false,
      required: ["latitude_deg", "longitude_deg"],
      properties: {
        latitude_deg: { type: "number", minimum: -90, maximum: 90, description: "North is positive." },
        longitude_deg: { type: "number", minimum: -180, maximum: 180, description: "East is positive." },
      },
    },
    nominal_v: {
      type: "number",
      exclusiveMinimum: 0,
      default: 230,
      description: "Voltage between line and neutral, V.",
    },
    frequency_hz: { type: "number", exclusiveMinimum: 0, default: 50, description: "Nominal frequency, Hz." },
    transformers: {
      type: "array",
      minItems: 1,
      description: "The transformers that feed the community.",
      items: TRANSFORMER_SCHEMA,
    },
    feeders: {
      type: "array",
      minItems: 1,
      description: "The feeders that leave the transformers.",
      items: FEEDER_SCHEMA,
    },
    connection_points: {
      type: "array",
      description: "Where buildings meet the network. Capacities bind all buildings behind one jointly.",
      items: CONNECTION_POINT_SCHEMA,
    },
    meters: {
      type: "array",
      description: "Meters of feeders and transformers: they sign as buildings do.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["serial", "public_key"],
        properties: {
          serial: { ...ID, description: "Serial of the edge node that reads it." },
          public_key: KEY,
          key_epoch: KEY_EPOCH,
        },
      },
    },
    lines: {
      type: "array",
      description: "The lines between buses. With all of them voltages and loads of lines are computed.",
      items: LINE_SCHEMA,
    },
    switches: {
      type: "array",
      description: "Switches between buses.",
      items: SWITCH_SCHEMA,
    },
    limits: LIMITS_SCHEMA,
    peds: {
      type: "array",
      description: "Positive energy districts: a boundary and the method its balance is computed by.",
      items: PED_SCHEMA,
    },
    sharing: SHARING_SCHEMA,
    stewards: {
      type: "array",
      description: "Who may do what here, by name.",
      items: STEWARD_SCHEMA,
    },
    privacy_floor: {
      type: "integer",
      minimum: 10,
      default: 10,
      description: "Smallest number of buildings whose common figure is published. It can be raised only.",
    },
    upstream: {
      type: "object",
      description:
        "Connection to FLEXUS: settled periods of the whole community go there, never a building's.",
      additionalProperties: false,
      required: ["url"],
      properties: {
        url: { ...ID, description: "NATS server of FLEXUS: nats, tls, ws or wss." },
        creds_file: { ...ID, description: "NATS credentials, relative to this file." },
      },
    },
  },
} as const;
