import { expect, test } from "vitest";
import { CallRecorder } from "./call-recorder.ts";

const TOO_MANY = "emit: more than 4096 values in one call";

/** An emission that counts as so many values. */
function fieldsOf(values: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: values - 1 }, (_, index) => [`k${index}`, index]));
}

test("keeps what is emitted as long as it is little in all", () => {
  const recorder = new CallRecorder(10);
  expect(recorder.addEmission("meter", fieldsOf(4_000), 1)).toBeUndefined();
  expect(recorder.addEmission("pv", fieldsOf(97), 2)).toBe(TOO_MANY);
  expect(recorder.addEmission("pv", fieldsOf(96), 2)).toBeUndefined();
  expect(recorder.addEmission("battery", {}, 3)).toBe(TOO_MANY);
  expect(recorder.report.emits.map(({ der }) => der)).toEqual(["meter", "pv"]);
});

test.each([
  ["a long text", { text: "x".repeat(64 * 4_096) }],
  ["a long name", { ["x".repeat(64 * 4_096)]: 1 }],
  ["what is nested", { deep: [fieldsOf(2_048), { deeper: fieldsOf(2_048) }] }],
])("%s counts too", (_, fields) => {
  expect(new CallRecorder(10).addEmission("meter", fields, 0)).toBe(TOO_MANY);
});

test("names and units of metrics are as long as names are", () => {
  const recorder = new CallRecorder(10);
  const long = "x".repeat(129);
  expect(recorder.addMetric(long.slice(1), 1, long.slice(1))).toBeUndefined();
  for (const [name, unit] of [
    [long, undefined],
    ["a", long],
  ] as const)
    expect(recorder.addMetric(name, 1, unit)).toBe("emit_metric: a name or unit of more than 128 characters");
  expect(recorder.report.metrics).toHaveLength(1);
});
