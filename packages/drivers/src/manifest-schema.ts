const text = (description: string) => ({ type: "string", description }) as const;
const texts = (description: string) => ({ type: "array", items: { type: "string" }, description }) as const;

/**
 * JSON Schema of a V2.4 driver manifest, `manifests/NAME.yaml`. Unknown keys pass, because manifests are
 * written for hosts newer and older than this one. Nothing is required but a version: a driver is what its
 * Lua source says, the manifest only describes it and states its hash.
 */
export const MANIFEST_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Driver manifest V2.4",
  type: "object",
  required: ["version"],
  properties: {
    name: text("The driver's name; the file name without extension when not given"),
    version: text("Version of the driver, X.Y.Z"),
    tier: text("Who looks after it: core, community or oem"),
    author: text("Who wrote it"),
    protocol: text("modbus, mqtt, http, serial, standalone, tcp or websocket; empty when not stated"),
    connectivity: text("local or cloud"),
    ders: texts("Kinds of DER it reads: meter, pv, battery, v2x_charger, ev, vehicle, heatpump"),
    control: { type: "boolean", description: "True when it takes commands" },
    setup: texts("Steps an installer has to take on the device before it can be read"),
    tested_devices: {
      type: "array",
      description: "Devices it is known to work with",
      items: {
        type: "object",
        required: ["manufacturer"],
        properties: {
          manufacturer: text("Brand"),
          model_family: text("Family of models"),
          variants: {
            type: "array",
            // Model names such as 630 arrive as YAML numbers.
            items: { anyOf: [{ type: "string" }, { type: "number" }] },
            description: "Models of the family",
          },
          regions: texts("Markets it was tested in, ISO 3166 alpha-2 or a group such as EU"),
          firmware_versions: text("Firmware it was tested with"),
          notes: text("What to know before use"),
          min_driver_version: text("First driver version that works with it"),
        },
      },
    },
    upstream_docs: {
      type: "array",
      description: "The vendor's documents it was written from",
      items: {
        type: "object",
        required: ["url"],
        properties: {
          url: text("Address"),
          title: text("Title"),
          kind: text("changelog, register_map, manual, api_docs, firmware_notes or other"),
          url_stability: text("committed, stable, volatile or unknown"),
        },
      },
    },
    connection_defaults: {
      type: "object",
      description: "Defaults of the connection, by the device's own names",
    },
    min_host_version: text("Oldest host it runs on"),
    size_bytes: { type: "integer", minimum: 0, description: "Size of the Lua source, bytes" },
    dkb_id: text("Identifier in the device knowledge base"),
    sha256: {
      type: "string",
      pattern: "^([0-9a-fA-F]{64})?$",
      description: "SHA-256 of the Lua source, 64 hex digits; empty when not stated",
    },
    signature: text(
      "Ed25519 signature of name, version and SHA-256, base64; checked when a driver is deployed",
    ),
    changelog: text("What changed last"),
  },
} as const;
