import { expect, test } from "vitest";
import { normaliseArgv } from "./normalise-argv.ts";

test("flags with one dash are read as the original read them", () => {
  expect(
    normaliseArgv(["-nats-url", "x", "-data-dir=/a", "--devices", "-h", "-5", "--", "-nats-url"]),
  ).toEqual(["--nats-url", "x", "--data-dir=/a", "--devices", "-h", "-5", "--", "-nats-url"]);
});
