import { DER_KINDS } from "@sourceful/domain";
import { CONTROL_LEVELS } from "../../core/authority/control-level.ts";
import { ID, KEY, KEY_EPOCH } from "./schema-parts.ts";

/** One of the `buildings` of a connection point. */
export const BUILDING_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["serial", "public_key"],
  properties: {
    serial: { ...ID, description: "Serial of its edge node." },
    public_key: KEY,
    key_epoch: KEY_EPOCH,
    phases: {
      type: "array",
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
      description: "Which of the connection point's phases, in the order it reports them.",
      items: { type: "integer", minimum: 1, maximum: 3 },
    },
    control: {
      type: "string",
      enum: CONTROL_LEVELS,
      default: "monitor_only",
      description: "How far its owner lets others control it.",
    },
    member: {
      type: "object",
      description: "Its place in the community; not a member when not given.",
      additionalProperties: false,
      required: ["state", "decision_record"],
      properties: {
        state: {
          type: "string",
          enum: ["APPLIED", "ACTIVE", "SUSPENDED", "EXITED"],
          description: "ACTIVE needs an executed contract and registered metering.",
        },
        decision_record: { ...ID, description: "The contract or decision it rests on." },
        member_data_clause: {
          type: "boolean",
          default: false,
          description: "The contract lets the community's administrators see its own figures.",
        },
        raw_series: {
          type: "object",
          description: "Its raw series may leave the community when all three are true.",
          additionalProperties: false,
          properties: {
            residency: {
              type: "boolean",
              default: false,
              description: "A residency rule allows it.",
            },
            consent: { type: "boolean", default: false, description: "The member consents." },
            contract: { type: "boolean", default: false, description: "The contract allows it." },
          },
        },
      },
    },
    ders: {
      type: "array",
      description:
        "Its DERs, against which its reports are judged. When not given, any are believed, and what it produces is not known.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["id", "kind", "rated_w"],
        properties: {
          id: {
            ...ID,
            description: "Id as the building reports it: the device's `sn`, a colon, the kind.",
          },
          kind: {
            type: "string",
            enum: DER_KINDS,
            description: "What it is.",
          },
          rated_w: { type: "number", exclusiveMinimum: 0, description: "Rated power, W." },
          capacity_wh: {
            type: "number",
            exclusiveMinimum: 0,
            description: "Of a battery: capacity, Wh.",
          },
          tilt_deg: {
            type: "number",
            minimum: 0,
            maximum: 90,
            description: "Of PV: from horizontal. Without it and `azimuth_deg` any is assumed.",
          },
          azimuth_deg: {
            type: "number",
            minimum: 0,
            maximum: 360,
            description: "Of PV: clockwise from north; 180 is south.",
          },
          can_form_grid: {
            type: "boolean",
            default: false,
            description: "Holds up an island's voltage and frequency.",
          },
        },
      },
    },
  },
} as const;
