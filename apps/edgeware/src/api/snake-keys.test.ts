import { expect, test } from "vitest";
import { snakeKeys } from "./snake-keys.ts";

test("keys are as on the wire, at every depth; what is not known is left out", () => {
  const wire = snakeKeys({
    atMs: 1,
    lowW: 2,
    lines: [{ ratedVa: 3, name: undefined }],
    kind: "importVa",
    no: null,
  });
  expect(wire).toEqual({ at_ms: 1, low_w: 2, lines: [{ rated_va: 3 }], kind: "importVa", no: null });
  expect(wire.lines[0]).not.toHaveProperty("name");
});
