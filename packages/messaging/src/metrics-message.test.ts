import { expect, test } from "vitest";
import { decodeMessage, encodeMessage, metricsMessage } from "./index.ts";

const CONTEXT = { make: "Nibe", atMs: 1_700_000_000_999, readTimeMs: 12.6 };

test("carries each metric under the driver's own name, kW as W and kWh as Wh", () => {
  const metrics = [
    { name: "hp_outdoor_c", value: -3.5, unit: "°C" },
    { name: "hp_power", value: 0.1, unit: "kW" },
    { name: "hp_energy", value: 12.345, unit: " KWH " },
    { name: "hp_poll_ok", value: 1, unit: "" },
    { name: "count", value: 0 },
  ];
  const message = metricsMessage(metrics, CONTEXT);
  expect(message).toEqual({
    type: "metrics",
    timestamp: 1_700_000_000,
    read_time_ms: 13,
    make: "Nibe",
    metrics: [
      { name: "hp_outdoor_c", value: -3.5, unit: "°C" },
      { name: "hp_power", value: 100, unit: "W" },
      { name: "hp_energy", value: 12_345, unit: "Wh" },
      { name: "hp_poll_ok", value: 1 },
      { name: "count", value: 0 },
    ],
  });
  expect(decodeMessage("metrics", encodeMessage(message ?? {}))).toEqual({ ok: true, message });
});

test("of a name that comes twice the last value holds, in the place of the first", () => {
  const metrics = [
    { name: "a", value: 1 },
    { name: "b", value: 2 },
    { name: "a", value: 3 },
  ];
  expect(metricsMessage(metrics, CONTEXT)?.metrics).toEqual([
    { name: "a", value: 3 },
    { name: "b", value: 2 },
  ]);
});

test("what cannot be sent is left out; when nothing is left there is no message", () => {
  const bad = [
    { name: "a", value: Number.NaN },
    { name: "b", value: Number.POSITIVE_INFINITY },
    { name: "c", value: Number.MAX_VALUE, unit: "kW" },
    { name: "", value: 1 },
  ];
  expect(metricsMessage(bad, CONTEXT)).toBeUndefined();
  expect(metricsMessage([...bad, { name: "d", value: 4 }], CONTEXT)?.metrics).toEqual([
    { name: "d", value: 4 },
  ]);
});
