import { GRANTS } from "./method-grants.ts";

const PUBLIC_KEY = {
  type: "string",
  pattern: "^[A-Za-z0-9_-]{43}$",
  description: "Ed25519 public key as `edge-node probe keygen` prints it.",
} as const;

const MAY = {
  type: "array",
  items: { type: "string", enum: GRANTS },
} as const;

/**
 * JSON Schema of probe.json, the file in which an operator says who may ask the probe what. Every key may be left
 * out. docs/probe-configuration.md is generated from it.
 */
export const PROBE_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "probe.json",
  type: "object",
  additionalProperties: false,
  properties: {
    access: {
      type: "string",
      enum: ["local", "bus", "signed", "off"],
      default: "local",
      description:
        "Whose requests are answered. `local`: unsigned ones while the NATS server is on this machine and no leaf of another, signed ones always. `bus`: of whoever the NATS server lets publish. `signed`: only signed ones. `off`: none.",
    },
    may: {
      ...MAY,
      description:
        "What unsigned callers may ask for, as `may` of a key; everything when not set, while `access` admits them.",
    },
    keys: {
      type: "array",
      description: "Who may send signed requests.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name", "public_key"],
        properties: {
          name: {
            type: "string",
            minLength: 1,
            maxLength: 64,
            description: "Who holds the key, unique in this file; the audit names the caller so.",
          },
          public_key: PUBLIC_KEY,
          may: {
            ...MAY,
            description:
              "What this caller may ask for: names of methods, or `look` for all that change nothing; everything when not set.",
          },
        },
      },
    },
    clock_tolerance_s: {
      type: "integer",
      minimum: 1,
      maximum: 3600,
      default: 60,
      description: "How far the time in a signed request may be from the node's, s.",
    },
    requests_per_minute: {
      type: "integer",
      minimum: 1,
      maximum: 6000,
      default: 60,
      description: "Most requests of one caller a minute; unsigned callers count as one.",
    },
    total_requests_per_minute: {
      type: "integer",
      minimum: 1,
      maximum: 60_000,
      default: 240,
      description: "Most requests of all callers together a minute.",
    },
    driver_signers: {
      type: "array",
      description:
        "Who signs drivers. When the list is there, `deploy_driver` takes only drivers that one of them signed.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name", "public_key"],
        properties: {
          name: { type: "string", minLength: 1, maxLength: 64, description: "Who holds the key." },
          public_key: PUBLIC_KEY,
        },
      },
    },
    targets: {
      type: "object",
      description: "Which machines probes may reach. Those of private networks always.",
      additionalProperties: false,
      properties: {
        public: { type: "boolean", default: false, description: "Public addresses too." },
        loopback: { type: "boolean", default: false, description: "This machine too." },
        hosts: {
          type: "array",
          items: { type: "string", minLength: 1, description: "A host name or address." },
          description: "These hosts too, wherever they are.",
        },
        rest_methods: {
          type: "array",
          items: {
            type: "string",
            enum: ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"],
          },
          description: "HTTP methods `rest_fetch` may use; `GET` and `HEAD` when not set.",
        },
      },
    },
    audit_days: {
      type: "integer",
      minimum: 1,
      maximum: 3650,
      default: 90,
      description: "How long the audit is kept, days; at most 64 MiB.",
    },
  },
} as const;
