import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeProbeResponse } from "./probe-response.ts";

const text = (...args: Parameters<typeof encodeProbeResponse>) =>
  Buffer.from(encodeProbeResponse(...args)).toString();

test("the keys have their order, and what is not there has no key", () => {
  expect(text({ code: "internal", error: "no", result: { a: [] }, success: false, id: "1" })).toBe(
    '{"id":"1","success":false,"result":{"a":[]},"error":"no","code":"internal"}',
  );
  expect(text({ id: "", success: true })).toBe('{"id":"","success":true}');
});

test("an answer that is too large loses the end of its longest part and says so", () => {
  const result = {
    success: true,
    emissions: [1, 2],
    logs: Array.from({ length: 30 }, () => "x".repeat(100)),
  };
  const sent = JSON.parse(text({ id: "1", success: true, result }, 1_000)) as {
    result: typeof result;
    truncated: string[];
  };
  expect(sent.truncated).toEqual(["logs"]);
  expect(sent.result.emissions).toEqual([1, 2]);
  expect(sent.result.logs.length).toBeGreaterThan(0);
});

test("whatever the answer, it fits and its id comes through", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.dictionary(fc.string(), fc.jsonValue()), (id, result) => {
      const bytes = encodeProbeResponse({ id, success: true, result }, 400);
      expect(bytes.length).toBeLessThanOrEqual(400);
      expect((JSON.parse(Buffer.from(bytes).toString()) as { id: string }).id).toBe(
        JSON.parse(JSON.stringify(id)),
      );
    }),
  );
});
