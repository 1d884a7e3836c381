import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { systemClock } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { afterEach, expect, test, vi } from "vitest";
import { fetchPage, parseHttpUrl } from "./fetch-page.ts";
import { ProbeTargets } from "./probe-targets.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const targets = new ProbeTargets({ policy: { allowLoopback: true }, devices: () => [] });

async function serve(handler: RequestListener): Promise<{ url: URL; server: Server }> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: parseHttpUrl("url", `http://127.0.0.1:${port}/`), server };
}

const connections = (server: Server) =>
  new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));

test("a server that never ends its answer is timed out, and let go", async () => {
  let asked = 0;
  const { url, server } = await serve((_request, response) => {
    asked += 1;
    response.write("a");
  });
  const clock = new FakeClock();
  const request = {
    url,
    method: "GET",
    maxBytes: 10,
    timeoutMs: 5_000,
    signal: new AbortController().signal,
  };
  const page = fetchPage(request, { targets, clock });
  const outcome = expect(page).rejects.toMatchObject({
    code: "request_timeout",
    message: "no answer in 5000 ms",
  });
  await vi.waitFor(() => expect(asked).toBe(1), PATIENCE);
  await clock.advance(5_000);
  await outcome;
  await vi.waitFor(async () => expect(await connections(server)).toBe(0), PATIENCE);
});

test("one that is cancelled ends with the reason", async () => {
  const { url, server } = await serve(() => undefined);
  const abort = new AbortController();
  const page = fetchPage(
    { url, method: "GET", maxBytes: 10, timeoutMs: 5_000, signal: abort.signal },
    { targets, clock: systemClock },
  );
  const outcome = expect(page).rejects.toThrow("enough");
  await vi.waitFor(async () => expect(await connections(server)).toBe(1), PATIENCE);
  abort.abort(new Error("enough"));
  await outcome;
  await vi.waitFor(async () => expect(await connections(server)).toBe(0), PATIENCE);
});

test("what is beyond the limit is not read", async () => {
  let sent = 0;
  const { url, server } = await serve((_request, response) => {
    const more = () => {
      sent += 1;
      if (sent < 10_000 && response.write("x".repeat(10_000))) setImmediate(more);
    };
    response.on("drain", more);
    more();
  });
  const request = {
    url,
    method: "GET",
    maxBytes: 10,
    timeoutMs: 30_000,
    signal: new AbortController().signal,
  };
  expect(await fetchPage(request, { targets, clock: systemClock })).toMatchObject({
    body: "xxxxxxxxxx",
    isCut: true,
    status: 200,
  });
  await vi.waitFor(async () => expect(await connections(server)).toBe(0), PATIENCE);
  expect(sent).toBeLessThan(10_000);
});
