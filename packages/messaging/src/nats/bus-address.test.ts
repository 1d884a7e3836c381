import { expect, test } from "vitest";
import { describeBusUrl, isLocalBusUrl } from "./bus-address.ts";

test("a URL for people has every port and no credentials", () => {
  expect(describeBusUrl("nats://ann:s%40cret@10.0.0.2, wss://token@hub.example/nats,[::1]:4333")).toBe(
    "nats://10.0.0.2:4222,wss://hub.example:443,nats://[::1]:4333",
  );
});

test.each([
  ["nats://127.0.0.1:4222", true],
  ["localhost", true],
  ["ws://[::1]:8080,nats://127.1.2.3", true],
  ["nats://127.0.0.1,nats://10.0.0.2", false],
  ["nats://127.0.0.1.example", false],
  ["nats://localhost.example", false],
  ["tls://hub.example", false],
])("%s is on this machine: %s", (url, isLocal) => {
  expect(isLocalBusUrl(url)).toBe(isLocal);
});
