/** Parameters that name a Modbus unit. */
export const MODBUS_PARAMS = {
  host: { type: "text", isRequired: true, description: "Name or address of the device." },
  port: { type: "integer", min: 1, max: 65_535, default: 502, description: "TCP port." },
  unit_id: {
    type: "integer",
    min: 0,
    max: 255,
    default: 1,
    alias: "slave_id",
    description: "Modbus unit id.",
  },
} as const;

/** Which registers. */
export const REGISTER_PARAMS = {
  register_type: {
    type: "text",
    options: ["holding", "input", "coil", "discrete"],
    description: "Kind of register; holding when not given.",
  },
  holding: { type: "boolean", description: "false is another way to say input." },
} as const;
