/** Bounds of a set-point. */
const LIMITS = {
  type: "object",
  additionalProperties: false,
  properties: {
    min: { type: "number", description: "Least, W." },
    max: { type: "number", description: "Most, W." },
  },
} as const;

/**
 * JSON Schema of devices.json (edge-node contract 5.1), the file an operator writes. `config`, `control`, `modbus`,
 * `allowed_hosts`, `sign_in_paths`, `mqtt`, `serial`, `tls` and `profile` are ours. docs/configuration.md is generated from it.
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
            description:
              "TCP port. When not set: 502 for Modbus, 1883 for MQTT (8883 with `tls`), the driver's choice otherwise.",
          },
          unit_id: {
            type: "integer",
            minimum: 0,
            maximum: 255,
            description: "Modbus unit id; 1 when not set.",
          },
          username: {
            type: "string",
            description: "User name: of the MQTT broker, and passed to the driver.",
          },
          password: {
            type: "string",
            description: "Password: of the MQTT broker, and passed to the driver; never logged.",
          },
          ders: {
            type: "array",
            description:
              "Kinds of DER to publish, and of those that can be commanded, to control. When empty or missing, all that the driver emits are published, and none is controlled.",
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
                enabled: {
                  type: "boolean",
                  default: false,
                  description: "Whether it is published and controlled.",
                },
              },
            },
          },
          control: {
            type: "object",
            description:
              "How its DERs may be controlled: those of kind `battery`, `v2x_charger`, `ev`, `pv` and `inverter` that `ders` enables.",
            additionalProperties: false,
            properties: {
              watchdog_s: {
                type: "number",
                minimum: 1,
                maximum: 86_400,
                default: 60,
                description:
                  "Silence of whoever controls a DER after which it returns to its default mode, s.",
              },
              limits_w: {
                type: "object",
                description:
                  "By kind of DER, the least (`min`) and the most (`max`) `power_w` a command may ask for, W, sign as the DER's W. A command outside is refused.",
                additionalProperties: false,
                properties: {
                  battery: LIMITS,
                  v2x_charger: LIMITS,
                  ev: LIMITS,
                  pv: LIMITS,
                  inverter: LIMITS,
                },
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
              read_planner: {
                type: "boolean",
                default: true,
                description:
                  "Whether the reads of a poll are merged into fewer requests. Values and errors are the same either way.",
              },
              merge_gap: {
                type: "integer",
                minimum: 0,
                maximum: 123,
                default: 16,
                description: "Most registers between two merged reads that are read along for nothing.",
              },
            },
          },
          allowed_hosts: {
            type: "array",
            description:
              "Hosts beside its own that the driver may reach over HTTP, WebSocket and TCP, each as `host` or `host:port`. A cloud driver needs its service here.",
            items: { type: "string", minLength: 1, description: "`host` for any port, or `host:port`." },
          },
          sign_in_paths: {
            type: "array",
            description:
              "Paths to which the driver may POST although nobody controls the device, because that signs in or asks and changes nothing, as `/accounts/refresh_token`.",
            items: { type: "string", pattern: "^/", description: "The path of a URL, exactly." },
          },
          mqtt: {
            type: "object",
            description:
              "The broker, where it is not at `host`, or where the driver speaks another protocol beside MQTT.",
            additionalProperties: false,
            properties: {
              host: {
                type: "string",
                minLength: 1,
                description: "The broker; the device's `host` when not set.",
              },
              port: {
                type: "integer",
                minimum: 1,
                maximum: 65_535,
                description: "Its port; 1883, or 8883 with `tls`, when not set.",
              },
              username: { type: "string", description: "The device's `username` when not set." },
              password: {
                type: "string",
                description: "The device's `password` when not set; never logged, not passed to the driver.",
              },
            },
          },
          serial: {
            type: "object",
            description:
              "A serial port of this machine. A port behind a serial server (ser2net, raw) has `host` and `port` instead.",
            additionalProperties: false,
            required: ["path"],
            properties: {
              path: { type: "string", minLength: 1, description: "The port, as `/dev/ttyUSB0`." },
              baud_rate: {
                type: "integer",
                minimum: 110,
                maximum: 4_000_000,
                description: "Bits per second.",
              },
              data_bits: { type: "integer", minimum: 7, maximum: 8, description: "7 or 8." },
              parity: { type: "string", enum: ["none", "even", "odd"], description: "Parity bit." },
              stop_bits: { type: "integer", minimum: 1, maximum: 2, description: "1 or 2." },
            },
          },
          tls: {
            type: "object",
            description: "How the device proves who it is over TLS. For MQTT, its presence turns TLS on.",
            additionalProperties: false,
            properties: {
              ca_file: {
                type: "string",
                minLength: 1,
                description:
                  "MQTT: a PEM file of the certificates to trust, relative to devices.json; those of the system when not set.",
              },
              pin_sha256: {
                type: "string",
                pattern: "^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$",
                description:
                  "SHA-256 of the device's own certificate, 64 hex digits, colons allowed. Then a self-signed certificate will do, and no other one.",
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
