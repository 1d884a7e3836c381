import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { redactParams } from "./redact-params.ts";

test("secrets are hidden wherever they are", () => {
  expect(
    redactParams({
      broker: "10.0.0.5",
      username: "site",
      password: "hunter2",
      nested: [{ apiKey: "hunter2", Authorization: "hunter2" }],
      url: "http://me:hunter2@10.0.0.5/rpc?token=hunter2#x",
    }),
  ).toEqual({
    broker: "10.0.0.5",
    username: "site",
    password: "(hidden)",
    nested: [{ apiKey: "(hidden)", Authorization: "(hidden)" }],
    url: "http://(hidden)@10.0.0.5/rpc?(hidden)",
  });
});

test("a driver's source is told by its size and hash", () => {
  const source = 'PASSWORD = "hunter2"';
  expect(redactParams({ name: "m", source })).toEqual({
    name: "m",
    source: { bytes: source.length, sha256: createHash("sha256").update(source).digest("hex") },
  });
});

test("what is long or deep is cut", () => {
  const deep = { a: { b: { c: { d: { e: 1 } } } } };
  expect(redactParams(deep)).toEqual({ a: { b: { c: { d: "(deeper)" } } } });
  expect((redactParams("x".repeat(1_000)) as string).length).toBe(257);
  expect(redactParams(Array.from({ length: 40 }, () => 1))).toHaveLength(33);
});

test("a word as long as a message takes no longer than another text", () => {
  expect(redactParams({ url: `${"x".repeat(1_000_000)}://me:hunter2@10.0.0.5/` })).toEqual({
    url: `${"x".repeat(256)}…`,
  });
  expect(redactParams({ url: ":/".repeat(500_000) })).toMatchObject({ url: expect.any(String) });
});

test("whatever a caller sends, what is kept is small", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (params) => {
      expect(Buffer.byteLength(JSON.stringify(redactParams(params)))).toBeLessThanOrEqual(8_192);
    }),
  );
  const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`key ${at}`, "x".repeat(500)]));
  expect(Buffer.byteLength(JSON.stringify(redactParams({ wide, deep: [wide, wide] })))).toBeLessThan(8_193);
});
