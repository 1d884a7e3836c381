/** What a driver measured beyond the fields of DERs, gathered over one fresh poll (ours; not in the contract). */
export const metricsSchema = {
  title: "metrics",
  type: "object",
  properties: {
    type: { type: "string", const: "metrics", description: "kind of message" },
    timestamp: {
      type: "integer",
      "x-unit": "s",
      description: "end of the poll, Unix epoch, whole seconds",
    },
    read_time_ms: { type: "integer", minimum: 0, "x-unit": "ms", description: "how long the poll took" },
    make: { type: "string", description: "make of the device; empty when unknown" },
    metrics: {
      type: "array",
      description: "by name, each once, in the order they were first emitted",
      items: {
        type: "object",
        properties: {
          name: { type: "string", minLength: 1, description: "the driver's name for it" },
          value: { type: "number", description: "in `unit`" },
          unit: {
            type: "string",
            description: "as the driver said; kW comes as W and kWh as Wh; absent when it said none",
          },
        },
        required: ["name", "value"],
      },
    },
  },
  required: ["type", "timestamp", "read_time_ms", "make", "metrics"],
} as const;
