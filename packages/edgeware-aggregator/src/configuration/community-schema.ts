import { DER_KINDS } from "@sourceful/domain";
import { PERMISSIONS } from "../core/authority/assignment.ts";
import { CONTROL_LEVELS } from "../core/authority/control-level.ts";

const ID = { type: "string", minLength: 1 } as const;
const AMPERES = { type: "number", exclusiveMinimum: 0 } as const;
const OHM = { type: "number", minimum: 0 } as const;
const VA = { type: "number", minimum: 0 } as const;
const KEY = {
  type: "string",
  pattern: "^[A-Za-z0-9_-]{43}$",
  description: "Its public key, as `edge-node community id` prints it.",
} as const;
const KEY_EPOCH = {
  type: "integer",
  minimum: 1,
  default: 1,
  description: "Which of its keys that is; rises when a key is replaced.",
} as const;

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
      items: {
        type: "object",
        additionalProperties: false,
        required: ["id", "rated_va"],
        properties: {
          id: { ...ID, description: "Its name." },
          rated_va: { type: "number", exclusiveMinimum: 0, description: "Rated apparent power, VA." },
          meter: { ...ID, description: "Serial of a meter on its low-voltage side; listed in `meters` too." },
          bus: { ...ID, description: "The bus of its low-voltage side. Needed to compute voltages." },
          high_v: {
            type: "number",
            exclusiveMinimum: 0,
            default: 10_000,
            description: "Rated voltage of the high side between lines, V.",
          },
          impedance_percent: {
            type: "number",
            exclusiveMinimum: 0,
            maximum: 30,
            default: 4,
            description: "Short-circuit voltage, percent.",
          },
          resistance_percent: {
            type: "number",
            minimum: 0,
            maximum: 30,
            default: 1.2,
            description: "Its resistive part, percent.",
          },
          vector_group: {
            type: "string",
            enum: ["Dyn", "YNyn", "Yyn"],
            default: "Dyn",
            description: "How its windings are connected.",
          },
        },
      },
    },
    feeders: {
      type: "array",
      minItems: 1,
      description: "The feeders that leave the transformers.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["id", "transformer"],
        properties: {
          id: { ...ID, description: "Its name." },
          transformer: { ...ID, description: "The transformer it leaves." },
          bus: { ...ID, description: "The bus it begins at; the transformer's when not given." },
          meter: { ...ID, description: "Serial of a meter at its head; listed in `meters` too." },
        },
      },
    },
    connection_points: {
      type: "array",
      description: "Where buildings meet the network. Capacities bind all buildings behind one jointly.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["id", "feeder", "phases", "import_va", "buildings"],
        properties: {
          id: { ...ID, description: "Its name." },
          feeder: { ...ID, description: "The feeder it hangs on." },
          bus: {
            ...ID,
            description:
              "The bus of `lines` it is at. Without it the buildings take no part in voltage tests.",
          },
          phases: {
            type: "array",
            minItems: 1,
            maxItems: 3,
            uniqueItems: true,
            description: "Phases it has, as `[1]` or `[1, 2, 3]`.",
            items: { type: "integer", minimum: 1, maximum: 3 },
          },
          import_va: { ...VA, description: "What may be drawn, VA, all phases together." },
          export_va: { ...VA, default: 0, description: "What may be fed in, VA, all phases together." },
          buildings: {
            type: "array",
            minItems: 1,
            description: "The buildings behind it.",
            items: {
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
                    "Its DERs, against which its reports are judged. When not given, any are believed.",
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
            },
          },
        },
      },
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
      items: {
        type: "object",
        additionalProperties: false,
        required: ["id", "from", "to", "r_ohm", "x_ohm"],
        properties: {
          id: { ...ID, description: "Its name." },
          from: { ...ID, description: "The bus nearer to the transformer." },
          to: { ...ID, description: "The bus farther from it." },
          r_ohm: { ...OHM, description: "Resistance of the whole line, ohm." },
          x_ohm: { ...OHM, description: "Reactance of the whole line, ohm." },
          r0_ohm: { ...OHM, description: "Zero-sequence resistance; four times `r_ohm` when not given." },
          x0_ohm: { ...OHM, description: "Zero-sequence reactance; four times `x_ohm` when not given." },
          rated_a: { ...AMPERES, description: "Thermal rating, A per phase." },
        },
      },
    },
    switches: {
      type: "array",
      description: "Switches between buses.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["id", "from", "to", "closed"],
        properties: {
          id: { ...ID, description: "Its name." },
          from: { ...ID, description: "A bus." },
          to: { ...ID, description: "Another bus." },
          closed: { type: "boolean", description: "How it stands normally." },
        },
      },
    },
    limits: {
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
    },
    peds: {
      type: "array",
      description: "Positive energy districts: a boundary and the method its balance is computed by.",
      items: {
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
      },
    },
    sharing: {
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
    },
    stewards: {
      type: "array",
      description: "Who may do what here, by name.",
      items: {
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
      },
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
        "Connection to FLEXUS: settled periods of the whole community go there, never a building's. Read at the start.",
      additionalProperties: false,
      required: ["url"],
      properties: {
        url: { ...ID, description: "NATS server of FLEXUS: nats, tls, ws or wss." },
        creds_file: { ...ID, description: "NATS credentials, relative to this file." },
      },
    },
  },
} as const;
