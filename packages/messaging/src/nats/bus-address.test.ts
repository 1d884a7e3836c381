import { expect, test } from "vitest";
import { describeBusUrl } from "./bus-address.ts";

test("a URL for people has every port and no credentials", () => {
  expect(describeBusUrl("nats://ann:s%40cret@10.0.0.2, wss://token@hub.example/nats,[::1]:4333")).toBe(
    "nats://10.0.0.2:4222,wss://hub.example:443,nats://[::1]:4333",
  );
});
