const AMPERES = {
  type: "array",
  minItems: 1,
  maxItems: 3,
  items: { type: "number", exclusiveMinimum: 0 },
} as const;

const IMPORT_W = { type: "number", minimum: 0, description: "Most power it may take, W." } as const;
const EXPORT_W = { type: "number", minimum: 0, description: "Most power it may give, W." } as const;

const LIMIT_KEYS = {
  failsafe_w: {
    type: "number",
    minimum: 0,
    description: "Held to while the energy guard cannot be heard, and for up to 120 s after a start, W.",
  },
  failsafe_min_h: {
    type: "number",
    minimum: 2,
    maximum: 24,
    default: 2,
    description: "Shortest time in failsafe, h.",
  },
  protective_w: {
    type: "number",
    minimum: 0,
    description: "Held to after that time when nobody came back, W; `failsafe_w` when not set.",
  },
} as const;

/** JSON Schema of site.json, the file an operator writes about the grid connection. docs/configuration.md is generated from it. */
export const SITE_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "site.json",
  type: "object",
  additionalProperties: false,
  required: ["meter", "fuse"],
  properties: {
    meter: {
      type: "string",
      minLength: 1,
      description: "`sn` of the device in devices.json whose `meter` measures the grid connection.",
    },
    fuse: {
      type: "object",
      description: "What the grid connection bears: the circuit `grid`.",
      additionalProperties: false,
      minProperties: 1,
      properties: {
        max_a: {
          ...AMPERES,
          description: "Main fuse on L1, L2, L3, A: one number for a connection of one phase.",
        },
        max_import_w: IMPORT_W,
        max_export_w: EXPORT_W,
      },
    },
    stale_s: {
      type: "number",
      minimum: 2,
      maximum: 600,
      default: 60,
      description: "Silence after which a meter, or a phase of it, is not believed any more, s.",
    },
    voltage_v: {
      type: "number",
      minimum: 100,
      maximum: 300,
      default: 230,
      description: "Phase to neutral, V.",
    },
    circuits: {
      type: "array",
      description: "Circuits behind the grid connection that have a fuse or limit of their own.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name"],
        properties: {
          name: { type: "string", minLength: 1, description: "Its name, unique, not `grid`." },
          parent: {
            type: "string",
            minLength: 1,
            default: "grid",
            description: "Name of the circuit it hangs on.",
          },
          max_a: { ...AMPERES, description: "Fuse on L1, L2, L3, A." },
          max_import_w: IMPORT_W,
          max_export_w: EXPORT_W,
          meter: {
            type: "string",
            minLength: 1,
            description: "`sn` of the device that measures it. Without one its load is the sum of its DERs.",
          },
        },
      },
    },
    ders: {
      type: "array",
      description: "The DERs the guard may command to keep the limits. Those that are not listed are load.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["sn", "type"],
        properties: {
          sn: { type: "string", minLength: 1, description: "Its device in devices.json." },
          type: {
            type: "string",
            enum: ["battery", "v2x_charger", "ev", "pv", "inverter"],
            description: "Kind of DER.",
          },
          circuit: {
            type: "string",
            minLength: 1,
            default: "grid",
            description: "Name of the circuit it is on.",
          },
          phases: {
            type: "array",
            minItems: 1,
            uniqueItems: true,
            items: { type: "integer", minimum: 1, maximum: 3 },
            description:
              "Phases it is connected to, as `[1, 2, 3]`; all that the main fuse has when not set.",
          },
          max_w: {
            type: "number",
            exclusiveMinimum: 0,
            description:
              "Most power it can take or give, W. A command to start without a power counts as this.",
          },
          min_a: {
            type: "number",
            minimum: 0,
            default: 6,
            description: "Of an `ev`: less current than this on a phase is a pause, A.",
          },
          enwg14a: {
            type: "object",
            description: "That it counts under § 14a EnWG.",
            additionalProperties: false,
            required: ["kind", "rated_w"],
            properties: {
              kind: {
                type: "string",
                enum: ["charge_point", "storage", "heat_pump", "air_conditioning"],
                description: "What it is to the regulator.",
              },
              rated_w: { type: "number", exclusiveMinimum: 0, description: "Connected load, W." },
            },
          },
        },
      },
    },
    limits: {
      type: "object",
      description:
        "Limits that an energy guard may set over NATS. Without a direction here its limits are refused.",
      additionalProperties: false,
      properties: {
        consumption: {
          type: "object",
          description: "What the building takes.",
          additionalProperties: false,
          required: ["failsafe_w"],
          properties: {
            ...LIMIT_KEYS,
            circuit: {
              type: "string",
              minLength: 1,
              default: "grid",
              description: "Name of the circuit the limit is held in.",
            },
            enwg14a: {
              type: "boolean",
              default: false,
              description:
                "Whether the limit is on the DERs of that circuit alone: at least their § 14a minimum, and the building's own surplus on top.",
            },
          },
        },
        production: {
          type: "object",
          description: "What the building gives.",
          additionalProperties: false,
          required: ["failsafe_w"],
          properties: LIMIT_KEYS,
        },
      },
    },
  },
} as const;
