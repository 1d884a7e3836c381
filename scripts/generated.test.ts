import { ERROR_CODES } from "@sourceful/domain";
import { expect, test } from "vitest";

// `pnpm generate` rewrites what these tests compare.

test("docs/errors.md lists every error code", async () => {
  const rows = Object.entries(ERROR_CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  const text = [
    "# Errors",
    "",
    "Every error has a code that stays the same while its message may change. The class says who is to blame: `ConfigError` the operator, `DeviceError` the device or its driver, `ProtocolError` the peer, `TimeoutError` nobody answered, `RejectedError` our own rules, `InternalError` this program. `retry` says whether trying again can help: `now`, `later` or `never`.",
    "",
    "| code | meaning |",
    "|---|---|",
    ...rows,
    "",
  ].join("\n");
  await expect(text).toMatchFileSnapshot("../docs/errors.md");
});

test("error codes are sorted, so that they are found", () => {
  const codes = Object.keys(ERROR_CODES);
  expect(codes).toEqual(codes.toSorted());
});
