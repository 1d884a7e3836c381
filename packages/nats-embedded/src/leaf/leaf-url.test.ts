import { expect, test } from "vitest";
import { parseLeafUrl } from "./leaf-url.ts";

test.each([
  [
    "nats://hub.example",
    { host: "hub.example", port: 7422, isTls: false, display: "nats://hub.example:7422" },
  ],
  ["nats://hub.example:4222", { port: 4222 }],
  ["tls://hub.example", { port: 7422, isTls: true }],
  ["NATS://HUB.example", { host: "hub.example", port: 7422 }],
  ["wss://hub.example", { port: 7422, isTls: true, webSocketUrl: "wss://hub.example:7422/leafnode" }],
  ["wss://hub.example:443", { port: 443, webSocketUrl: "wss://hub.example:443/leafnode" }],
  ["ws://hub.example:80/", { port: 80, isTls: false, webSocketUrl: "ws://hub.example:80/leafnode" }],
  ["ws://hub.example/site/a/", { webSocketUrl: "ws://hub.example:7422/site/a/leafnode" }],
  ["nats://[::1]:80", { host: "::1", port: 80, display: "nats://[::1]:80" }],
  ["nats://ann:p%40ss@hub.example", { user: "ann", password: "p@ss", display: "nats://hub.example:7422" }],
  ["nats://ann@hub.example:80", { user: "ann", password: "", port: 80 }],
])("%s", (text, expected) => {
  expect(parseLeafUrl(text)).toMatchObject(expected);
});

test.each([
  ["hub.example:7422", "it must begin with nats://, tls://, ws://, wss://"],
  ["http://hub.example", "it must begin with"],
  ["nats://", "The NATS leaf URL cannot be used"],
  ["nats://hub.example:70000", "The NATS leaf URL cannot be used"],
  ["nats://hub.example:0", "port 0"],
  ["", "it must begin with"],
])("%j is refused", (text, message) => {
  expect(() => parseLeafUrl(text)).toThrow(message);
  expect(() => parseLeafUrl(text)).toThrow(expect.objectContaining({ code: "config_invalid" }) as Error);
});

test("no message shows the password", () => {
  expect(() => parseLeafUrl("nats://ann:s3cret@hub.example:99999")).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining("s3cret") as string }) as Error,
  );
});
