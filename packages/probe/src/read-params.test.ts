import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readParams } from "./read-params.ts";

const DEFINITIONS = {
  host: { type: "text", isRequired: true, description: "" },
  port: { type: "integer", min: 1, max: 65_535, default: 502, description: "" },
  unit_id: { type: "integer", min: 0, max: 255, default: 1, alias: "slave_id", description: "" },
  kind: { type: "text", options: ["holding", "input"], description: "" },
  holding: { type: "boolean", description: "" },
  ports: { type: "integers", min: 1, max: 65_535, maxItems: 3, description: "" },
  manifest: { type: "document", maxBytes: 20, description: "" },
} as const;

const read = (sent: unknown) => readParams(DEFINITIONS, sent);

describe("parameters", () => {
  test("what is missing, null, empty or an impossible 0 gets its default", () => {
    const all = { host: "h", port: 502, unit_id: 1 };
    expect(read({ host: "h" })).toEqual(all);
    expect(read({ host: "h", port: 0, unit_id: null, kind: "", ports: [], holding: null })).toEqual(all);
  });

  test("a unit id of 0 is a unit id, under either name", () => {
    expect(read({ host: "h", unit_id: 0 }).unit_id).toBe(0);
    expect(read({ host: "h", slave_id: 7 }).unit_id).toBe(7);
    expect(() => read({ host: "h", unit_id: 1, slave_id: 2 })).toThrow("unit_id and slave_id are the same");
  });

  test("lists lose what is in them twice", () => {
    expect(read({ host: "h", ports: [80, 502, 80] }).ports).toEqual([80, 502]);
  });

  test.each([
    [{ host: 5 }, "host must be a text"],
    [{ host: "h".repeat(1025) }, "host must not be longer than 1024 bytes"],
    [{ host: "h", port: "502" }, "port must be a whole number from 1 to 65535"],
    [{ host: "h", port: 65_536 }, "port must be a whole number from 1 to 65535"],
    [{ host: "h", port: 1.5 }, "port must be a whole number from 1 to 65535"],
    [{ host: "h", slave_id: 256 }, "slave_id must be a whole number from 0 to 255"],
    [{ host: "h", kind: "coil" }, "kind must be one of holding, input"],
    [{ host: "h", holding: "yes" }, "holding must be true or false"],
    [{ host: "h", ports: [1, 2, 3, 4] }, "ports must be a list of at most 3 numbers"],
    [{ host: "h", ports: [0] }, "each a whole number from 1 to 65535"],
    [{ host: "h", manifest: 5 }, "manifest must be an object or a text"],
    [{ host: "h", manifest: { text: "longer than that" } }, "manifest must not be longer than 20 bytes"],
    [[], "params must be an object"],
    ["x", "params must be an object"],
    [{}, "host required"],
    [{ port: -1 }, "host required; port must be a whole number from 1 to 65535"],
  ])("%j is refused by name", (sent, message) => {
    expect(() => read(sent)).toThrow(message);
  });

  test("the method's own words for what is missing are used once", () => {
    const definitions = { a: DEFINITIONS.host, b: DEFINITIONS.host };
    expect(() => readParams(definitions, {}, "a and b required")).toThrow(/^a and b required$/);
  });

  test("anything at all is either read or refused", () => {
    fc.assert(
      fc.property(fc.anything(), (sent) => {
        try {
          const { port, unit_id } = read(sent);
          expect(port).toBeGreaterThan(0);
          expect(unit_id).toBeLessThan(256);
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: "probe_params_invalid" });
        }
      }),
    );
  });
});
