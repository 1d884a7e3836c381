import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { describeSchemaErrors } from "./index.ts";

const DEVICE = {
  type: "object",
  properties: {
    sn: { type: "string", minLength: 1 },
    type: { enum: ["modbus", "mqtt"] },
    port: { type: "integer", minimum: 1, maximum: 65_535 },
    name: { type: "string", pattern: "^[a-z]+$" },
    level: { anyOf: [{ type: "string" }, { type: "number" }] },
    shape: { anyOf: [{ type: "object", required: ["a"], properties: { a: {} } }, { type: "null" }] },
    tags: { type: "array", uniqueItems: true, items: { type: "string" }, maxItems: 3 },
    limits: { type: "object", propertyNames: { pattern: "^[a-z]+$" } },
  },
  required: ["sn"],
  additionalProperties: false,
};
const isValid = new Ajv2020({ allErrors: true, verbose: true }).compile({
  type: "object",
  properties: { devices: { type: "array", items: DEVICE } },
  additionalProperties: false,
});

function problemsOf(device: object): string[] {
  isValid({ devices: [device] });
  return describeSchemaErrors(isValid.errors ?? []).map(({ path, message }) => `${path} ${message}`);
}

test.each([
  [{ sn: "a", prot: 1 }, "devices[0].prot is not a known key; did you mean port?"],
  [
    { sn: "a", colour: 1 },
    "devices[0].colour is not a known key; known are sn, type, port, name, level, shape, tags, limits",
  ],
  [{}, "devices[0].sn is missing"],
  [{ sn: "" }, "devices[0].sn must not be empty"],
  [{ sn: 7 }, "devices[0].sn must be text, is 7"],
  [{ sn: "a", port: "502" }, 'devices[0].port must be a whole number, is the text "502"'],
  [{ sn: "a", port: 0 }, "devices[0].port must be at least 1, is 0"],
  [{ sn: "a", port: 70_000 }, "devices[0].port must be at most 65535, is 70000"],
  [{ sn: "a", port: [] }, "devices[0].port must be a whole number, is a list"],
  [
    { sn: "a", type: "modbsu" },
    'devices[0].type must be one of "modbus", "mqtt", is the text "modbsu"; did you mean "modbus"?',
  ],
  [{ sn: "a", name: "A B" }, 'devices[0].name is the text "A B", which does not match ^[a-z]+$'],
  [{ sn: "a", level: true }, "devices[0].level must be text or a number, is true"],
  [{ sn: "a", shape: {} }, "devices[0].shape is none of the forms that are allowed here"],
  [{ sn: "a", tags: ["x", "y", "x"] }, "devices[0].tags has the same entry at 0 and 2"],
  [{ sn: "a", tags: [1] }, "devices[0].tags[0] must be text, is 1"],
  [
    { sn: "a", limits: { "A b": 1 } },
    'devices[0].limits["A b"] is not allowed as a key: must match pattern "^[a-z]+$"',
  ],
])("%j", (device, problem) => {
  expect(problemsOf(device)).toEqual([problem]);
});

test("all problems are told at once, in order", () => {
  expect(problemsOf({ port: -1, hsot: "x" })).toEqual([
    "devices[0].sn is missing",
    "devices[0].hsot is not a known key; known are sn, type, port, name, level, shape, tags, limits",
    "devices[0].port must be at least 1, is -1",
  ]);
});

test("the document itself has the empty path, and a key with a dot is quoted", () => {
  isValid([]);
  expect(describeSchemaErrors(isValid.errors ?? [])).toEqual([
    { path: "", message: "must be an object, is a list" },
  ]);
  isValid({ "a.b": 1 });
  expect(describeSchemaErrors(isValid.errors ?? [])[0]?.path).toBe('["a.b"]');
});
