import fc from "fast-check";
import { expect, test } from "vitest";
import { openRuntime } from "./testing/open-runtime.ts";

test("any JSON-like value survives the way into Lua and back", async () => {
  const { call, close } = await openRuntime("function same(x) return x end");
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
      fc.string({ unit: "grapheme" }),
      fc.boolean(),
      fc.array(tie("tree"), { minLength: 1, maxLength: 4 }),
      fc.dictionary(
        fc.string({ minLength: 1 }).filter((key) => !/^\d+$/.test(key)),
        tie("tree"),
        { maxKeys: 4 },
      ),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(tree, async (value) => {
      const report = await call("same", value as never);
      expect(report.returned).toEqual([JSON.parse(JSON.stringify(value))]);
    }),
    { numRuns: 200 },
  );
  await close();
});
