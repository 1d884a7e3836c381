import { amount, choice, derKind, key, measured, moment, quality, share, words } from "./wire-parts.ts";

/** One DER at one moment. Signs as everywhere: positive power flows into the site. */
const der = {
  type: "object",
  properties: {
    id: key("names the DER in its building: device and kind"),
    kind: derKind,
    quality,
    w: measured("W", "power, sign as of its kind in telemetry"),
    var: measured("var", "reactive power, + inductive"),
    soc_fraction: share("state of charge"),
    capacity_wh: amount("Wh", "energy it can hold"),
    consumed_wh: amount("Wh", "energy taken in (charged), lifetime"),
    produced_wh: amount("Wh", "energy given off (generated, discharged), lifetime"),
    lower_limit_w: measured("W", "lowest power it may take now"),
    upper_limit_w: measured("W", "highest power it may take now"),
    rated_power_w: amount("W", "nameplate power"),
    is_connected: { type: "boolean", description: "a vehicle is plugged in" },
  },
  required: ["id", "kind"],
} as const;

const phase = {
  type: "object",
  properties: {
    w: measured("W", "active power, + import / − export"),
    var: measured("var", "reactive power, + inductive"),
    v: amount("V", "to neutral, at the connection point"),
    a: amount("A", "current"),
  },
} as const;

const sample = {
  type: "object",
  properties: {
    ts: moment("when it was measured"),
    quality,
    w: measured("W", "active power of the building, + import / − export"),
    phases: {
      type: "array",
      minItems: 1,
      maxItems: 3,
      description: "each phase of the connection point, in its order; one for a single-phase building",
      items: phase,
    },
    import_wh: amount("Wh", "energy imported, lifetime"),
    export_wh: amount("Wh", "energy exported, lifetime"),
    ders: { type: "array", maxItems: 64, description: "what is known of DERs at that moment", items: der },
  },
  required: ["ts", "quality"],
} as const;

/** What a building would do now if it were asked. */
const readiness = {
  type: "object",
  description: "whether the building would carry out a dispatch now",
  properties: {
    is_ready: { type: "boolean", description: "it would" },
    control_level: choice(
      ["monitor_only", "advisory", "supervised_control", "autonomous_within_envelope"],
      "how far it lets itself be controlled: the least of what role, actor and assets allow (R77)",
    ),
    mode: choice(
      ["full", "conservative", "fallback", "local", "safe"],
      "control mode it is in; only `full` and `conservative` follow a dispatch",
    ),
    autonomy_s: amount("s", "how long it can go on without the community"),
    reasons: { type: "array", maxItems: 16, description: "why it is not ready", items: words("one reason") },
    ders: {
      type: "array",
      maxItems: 64,
      description: "the DERs it offers",
      items: {
        type: "object",
        properties: {
          id: key("names the DER, as in samples"),
          is_ready: { type: "boolean", description: "it would take a command of the community now" },
          reason: words("why it would not"),
        },
        required: ["id", "is_ready"],
      },
    },
  },
  required: ["is_ready", "control_level", "mode"],
} as const;

/** How far a zone is from its bounds: the margin leaves the building, not the value. */
const comfortMargin = {
  type: "object",
  properties: {
    id: key("names the zone, tank or vehicle in its building"),
    kind: choice(["room_temperature", "hot_water_temperature", "co2", "vehicle_energy"], "what is bounded"),
    unit: choice(["°C", "ppm", "Wh"], "of both margins"),
    to_lower: { type: "number", description: "value less its lower bound, in `unit`; negative is a breach" },
    to_upper: { type: "number", description: "upper bound less the value, in `unit`; negative is a breach" },
  },
  required: ["id", "kind", "unit"],
} as const;

/** Measured state of a building, several samples to a signature. */
export const buildingStateSchema = {
  title: "building state",
  type: "object",
  properties: {
    timestamp_source: choice(
      ["device_clock_synced", "device_clock_free", "gateway_stamped"],
      "whose clock the samples' times are of",
    ),
    samples: { type: "array", minItems: 1, maxItems: 120, description: "oldest first", items: sample },
    readiness,
    comfort: { type: "array", maxItems: 32, description: "how much comfort leaves", items: comfortMargin },
  },
  required: ["timestamp_source", "samples"],
} as const;
