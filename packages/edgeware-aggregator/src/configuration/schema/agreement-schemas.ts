import { PERMISSIONS } from "../../core/authority/assignment.ts";
import { ID } from "./schema-parts.ts";

/** `limits`, beside ratings and capacities. */
export const LIMITS_SCHEMA = {
  type: "object",
  description: "What the network has to stay within, beside ratings and capacities.",
  additionalProperties: false,
  properties: {
    voltage_band: {
      type: "object",
      description: "Allowed voltages.",
      additionalProperties: false,
      required: ["min_pu", "max_pu", "severity", "authority"],
      properties: {
        min_pu: { type: "number", minimum: 0.5, maximum: 1, description: "Lowest, of nominal." },
        max_pu: { type: "number", minimum: 1, maximum: 1.5, description: "Highest, of nominal." },
        severity: {
          type: "string",
          enum: ["advisory", "firm", "statutory"],
          description: "How hard it is.",
        },
        authority: {
          type: "string",
          enum: ["dso", "tso", "operator", "regulator", "internal_model"],
          description: "Who set it.",
        },
      },
    },
    max_unbalance_percent: {
      type: "number",
      exclusiveMinimum: 0,
      maximum: 100,
      default: 2,
      description: "Largest voltage unbalance, percent (EN 50160: 2).",
    },
  },
} as const;

/** One of `peds`. */
export const PED_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["id", "boundary_version", "method", "connection_points"],
  properties: {
    id: { ...ID, description: "Its name." },
    boundary_version: {
      ...ID,
      description: "Changes with the boundary; results are not comparable then.",
    },
    method: { ...ID, description: "As `name@version`." },
    connection_points: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      description: "What is inside.",
      items: ID,
    },
    import_factor: {
      type: "number",
      exclusiveMinimum: 0,
      default: 1,
      description: "Primary energy per energy that comes in.",
    },
    export_factor: {
      type: "number",
      minimum: 0,
      default: 1,
      description: "Primary energy per energy that goes out.",
    },
  },
} as const;

/** `sharing`. */
export const SHARING_SCHEMA = {
  type: "object",
  description: "How energy is shared among members.",
  additionalProperties: false,
  required: ["version", "kind"],
  properties: {
    version: { ...ID, description: "Rises with every vote that changes it." },
    kind: {
      type: "string",
      enum: ["SK-STATIC", "SK-PROP"],
      description: "Fixed shares, or in proportion to consumption.",
    },
    shares: {
      type: "object",
      description: "Of SK-STATIC: share by serial, on any scale.",
      additionalProperties: { type: "number", minimum: 0 },
    },
    loss_fraction: {
      type: "number",
      minimum: 0,
      maximum: 0.5,
      default: 0,
      description: "Declared losses, as a share of what is shared.",
    },
  },
} as const;

/** One of `stewards`. */
export const STEWARD_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["name", "role", "may", "decision_record"],
  properties: {
    name: { ...ID, description: "The person or agent." },
    role: { ...ID, description: "The role in which they act." },
    may: {
      type: "array",
      uniqueItems: true,
      description: "What the role permits.",
      items: { type: "string", enum: PERMISSIONS },
    },
    decision_record: { ...ID, description: "The decision this rests on." },
  },
} as const;
