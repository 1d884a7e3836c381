/**
 * JSON Schema of devices.json (edge-node contract 5.1), the file an operator writes. `config`, `modbus` and
 * `profile` are ours. docs/configuration.md is generated from it.
 *
 * As in the original, an empty text and the number 0 mean "not set" for `host`, `port` and `unit_id`.
 */
export const DEVICES_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "devices.json",
  type: "object",
  additionalProperties: false,
  required: ["devices"],
  properties: {
    devices: {
      type: "array",
      description: "The devices of this building.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["sn", "register_map"],
        properties: {
          sn: {
            type: "string",
            minLength: 1,
            description:
              "The device's id, unique in this file; part of every NATS subject about it, so without dots, spaces, `*` and `>`.",
          },
          register_map: {
            type: "string",
            minLength: 1,
            description: "Name of the driver: its file name, with or without `.lua`. Never a path.",
          },
          host: {
            type: "string",
            description: "Address of the device. Without it the driver has no connection (standalone).",
          },
          port: {
            type: "integer",
            minimum: 0,
            maximum: 65_535,
            description: "TCP port; 502 for Modbus when not set.",
          },
          unit_id: {
            type: "integer",
            minimum: 0,
            maximum: 255,
            description: "Modbus unit id; 1 when not set.",
          },
          username: { type: "string", description: "User name, passed to the driver." },
          password: { type: "string", description: "Password, passed to the driver; never logged." },
          ders: {
            type: "array",
            description: "Kinds of DER to publish. When empty or missing, all that the driver emits.",
            items: {
              type: "object",
              additionalProperties: false,
              required: ["type"],
              properties: {
                type: {
                  type: "string",
                  minLength: 1,
                  description: "`meter`, `pv`, `battery`, `v2x_charger`, `ev`, `inverter` or `vehicle`.",
                },
                enabled: { type: "boolean", default: false, description: "Whether it is published." },
              },
            },
          },
          config: {
            type: "object",
            description:
              "Settings for the driver: added to the table `driver_init` gets, where they win over the keys above.",
          },
          modbus: {
            type: "object",
            description: "How to talk Modbus to this device.",
            additionalProperties: false,
            properties: {
              timeout_ms: {
                type: "integer",
                minimum: 100,
                maximum: 60_000,
                default: 5000,
                description: "How long to wait for an answer, ms.",
              },
              min_gap_ms: {
                type: "integer",
                minimum: 0,
                maximum: 10_000,
                default: 0,
                description: "Least pause between an answer and the next request, ms.",
              },
              max_registers: {
                type: "integer",
                minimum: 1,
                maximum: 125,
                default: 125,
                description: "Most registers the device gives in one answer.",
              },
              single_write: {
                type: "string",
                enum: ["fc06", "fc16"],
                default: "fc06",
                description: "Function code for writing one register; some devices ignore FC 6.",
              },
            },
          },
          type: { type: "string", description: "Ignored by the host, passed to the driver." },
          profile: { type: "string", description: "Ignored by the host, passed to the driver." },
        },
      },
    },
  },
} as const;
