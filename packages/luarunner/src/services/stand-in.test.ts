import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { openRuntime } from "../testing/open-runtime.ts";
import { standInFor } from "./stand-in.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

test("a name that every object has is no stand-in", () => {
  expect(standInFor({}, "constructor")).toBeUndefined();
  expect(standInFor(undefined, "x")).toBeUndefined();
});

test("a stand-in is asked in place of its host, over HTTP and WebSocket, and nothing else becomes allowed", async () => {
  const server = createServer((request, response) => response.end(`${request.headers.host} here`));
  const sockets = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(async () => {
    for (const client of sockets.clients) client.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const target = { allowedHosts: [], standIns: { "cloud.example": { host: "127.0.0.1", port } } };
  const { call, close } = await openRuntime(
    `function get(url) return host.http_get(url) end
     function open(url) return host.ws_open(url) end`,
    { grants: { http: target, websocket: target } },
  );
  closers.push(close);
  expect((await call("get", "http://cloud.example/x")).returned).toEqual(["cloud.example here"]);
  expect((await call("open", "ws://cloud.example/x")).returned).toEqual([true]);
  for (const refused of [
    await call("get", `http://127.0.0.1:${port}/`),
    await call("get", "http://other.example/"),
    await call("open", `ws://127.0.0.1:${port}/`),
  ]) {
    expect(refused.returned).toEqual([null, expect.stringContaining("not among the device's allowed hosts")]);
  }
});
