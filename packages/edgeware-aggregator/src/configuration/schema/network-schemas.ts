import { BUILDING_SCHEMA } from "./building-schema.ts";
import { ID } from "./schema-parts.ts";

const VA = { type: "number", minimum: 0 } as const;
const OHM = { type: "number", minimum: 0 } as const;
const AMPERES = { type: "number", exclusiveMinimum: 0 } as const;

/** One of `transformers`. */
export const TRANSFORMER_SCHEMA = {
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
} as const;

/** One of `feeders`. */
export const FEEDER_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["id", "transformer"],
  properties: {
    id: { ...ID, description: "Its name." },
    transformer: { ...ID, description: "The transformer it leaves." },
    bus: { ...ID, description: "The bus it begins at; the transformer's when not given." },
    meter: { ...ID, description: "Serial of a meter at its head; listed in `meters` too." },
  },
} as const;

/** One of `connection_points`. */
export const CONNECTION_POINT_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["id", "feeder", "phases", "import_va", "buildings"],
  properties: {
    id: { ...ID, description: "Its name." },
    feeder: { ...ID, description: "The feeder it hangs on." },
    bus: {
      ...ID,
      description: "The bus of `lines` it is at. Without it the buildings take no part in voltage tests.",
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
      items: BUILDING_SCHEMA,
    },
  },
} as const;

/** One of `lines`. */
export const LINE_SCHEMA = {
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
} as const;

/** One of `switches`. */
export const SWITCH_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["id", "from", "to", "closed"],
  properties: {
    id: { ...ID, description: "Its name." },
    from: { ...ID, description: "A bus." },
    to: { ...ID, description: "Another bus." },
    closed: { type: "boolean", description: "How it stands normally." },
  },
} as const;
