const SN = { type: "string", minLength: 1 } as const;

/**
 * JSON Schema of community.json, the file an operator writes so that the building takes part in a community.
 * docs/configuration.md is generated from it.
 */
export const MEMBERSHIP_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "community.json",
  type: "object",
  additionalProperties: false,
  required: ["community"],
  properties: {
    community: {
      type: "string",
      pattern: "^[\\w:@-]{1,64}$",
      description: "Name of the community, as in its community.yaml.",
    },
    url: {
      type: "string",
      minLength: 1,
      description:
        "NATS server of the community: nats, tls, ws or wss. The building proves who it is with the key it signs with, and says nothing there but what is the community's. Without it the community is heard where everything else is (`--nats-url`, `--nats-leaf-url`, or this machine).",
    },
    ca_file: {
      type: "string",
      minLength: 1,
      description:
        "PEM of the authority, or of the one certificate, that the server at `url` is trusted by; beside this file. The system's when not set.",
    },
    edgeware: {
      type: "array",
      description:
        "Keys of the community's node. What is signed by another key is not believed; two while a key is replaced.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["public_key"],
        properties: {
          public_key: {
            type: "string",
            pattern: "^[A-Za-z0-9_-]{43}$",
            description: "The public key: 32 bytes in base64url.",
          },
          key_epoch: { type: "integer", minimum: 1, default: 1, description: "Which of its keys that is." },
          name: {
            type: "string",
            pattern: "^[\\w:@-]{1,64}$",
            default: "edgeware",
            description: "The name it signs with.",
          },
        },
      },
    },
    meter: {
      ...SN,
      description:
        "`sn` of the device whose `meter` measures the grid connection. That of site.json when not set; without either the building's power is not told.",
    },
    phases: {
      type: "integer",
      minimum: 1,
      maximum: 3,
      description: "Phases of the grid connection. As the fuse in site.json when not set, else 3.",
    },
    data_class: {
      type: "string",
      enum: ["REAL", "CALIBRATED", "SYNTHETIC"],
      default: "REAL",
      description: "What measured values are. A simulated building says `SYNTHETIC`.",
    },
    sample_s: {
      type: "number",
      minimum: 1,
      maximum: 60,
      default: 1,
      description: "Least time from one sample to the next, s. A meter that is read less often makes fewer.",
    },
    report_s: {
      type: "number",
      minimum: 1,
      maximum: 60,
      default: 10,
      description: "Longest time a sample waits for others to be signed with, s. Ten never wait.",
    },
    control_level: {
      type: "string",
      enum: ["monitor_only", "advisory", "supervised_control", "autonomous_within_envelope"],
      default: "monitor_only",
      description: "How far the building lets the community control it.",
    },
    flexibility: {
      type: "array",
      maxItems: 64,
      description: "The DERs that may be offered to the community. Those that are not listed never are.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["sn", "type"],
        properties: {
          sn: { ...SN, description: "Its device in devices.json." },
          type: { type: "string", enum: ["battery", "pv", "ev", "v2x_charger"], description: "Kind of DER." },
          rated_w: {
            type: "number",
            exclusiveMinimum: 0,
            description: "Most power it takes or gives, W. What the driver knows counts as well.",
          },
          capacity_wh: {
            type: "number",
            exclusiveMinimum: 0,
            description: "Of a `battery` or `v2x_charger`: energy it holds, Wh; the driver's when not set.",
          },
          min_soc: {
            type: "number",
            minimum: 0,
            maximum: 1,
            default: 0.2,
            description: "Of a `battery`: charge that stays for the building, 0 to 1.",
          },
          max_soc: {
            type: "number",
            minimum: 0,
            maximum: 1,
            default: 0.9,
            description: "Of a `battery` or `v2x_charger`: not charged beyond this, 0 to 1.",
          },
          departure: {
            type: "string",
            pattern: "^([01]\\d|2[0-3]):[0-5]\\d$",
            description: "Of an `ev`: when the car leaves, as `07:30`, in the time of this machine.",
          },
          needs_wh: {
            type: "number",
            minimum: 0,
            description: "Of an `ev`: energy it takes from plugging in until `departure`, Wh.",
          },
          departure_soc: {
            type: "number",
            minimum: 0,
            maximum: 1,
            description: "Of a `v2x_charger`: charge the car leaves with; it is never discharged below.",
          },
        },
      },
    },
    comfort: {
      type: "array",
      maxItems: 32,
      description: "What must stay within bounds. How far it is from them is told, never the value.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["id", "kind", "sn", "metric"],
        properties: {
          id: {
            type: "string",
            pattern: "^[!#-\\[\\]-~]{1,128}$",
            description: "Its name, unique: a room, a tank.",
          },
          kind: {
            type: "string",
            enum: ["room_temperature", "hot_water_temperature", "co2", "vehicle_energy"],
            description: "What is bounded: °C, °C, ppm, Wh.",
          },
          lower: { type: "number", description: "Not below this." },
          upper: { type: "number", description: "Not above this." },
          sn: { ...SN, description: "Device that measures it." },
          metric: {
            type: "string",
            minLength: 1,
            description: "Name under which its driver tells it (`host.emit_metric`).",
          },
        },
      },
    },
  },
} as const;
