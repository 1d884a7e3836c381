import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { systemClock } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { expect, test, vi } from "vitest";
import { TlsCertificate } from "../testing/tls-certificate.ts";
import { openPeerSocket } from "./peer-socket.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const { signal } = new AbortController();
const patient = { clock: systemClock, timeoutMs: 30_000, signal };

test.skipIf(!TlsCertificate.isAvailable)(
  "connects to the pinned certificate and to no other (needs openssl)",
  async () => {
    const certificate = TlsCertificate.create();
    const received: Buffer[] = [];
    const server = createTlsServer(certificate, (socket) => {
      socket.on("data", (chunk) => received.push(chunk)).on("error", () => undefined);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const peer = { host: "127.0.0.1", port: (server.address() as AddressInfo).port };
    const wrong = openPeerSocket({ ...peer, tls: { pinSha256: "ab".repeat(32) } }, patient);
    await expect(wrong).rejects.toMatchObject({
      code: "connection_failed",
      message: expect.stringMatching(/is not the pinned one/) as unknown,
    });
    const socket = await openPeerSocket({ ...peer, tls: { pinSha256: certificate.sha256 } }, patient);
    socket.write("hello");
    await vi.waitFor(() => expect(Buffer.concat(received).toString()).toBe("hello"), PATIENCE);
    socket.destroy();
    server.close();
    await once(server, "close");
  },
);

test("gives up on a peer that accepts and never answers, in its time or when told", async () => {
  const clients: Socket[] = [];
  const server = createServer((client) => clients.push(client.on("error", () => undefined)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const peer = { host: "127.0.0.1", port: (server.address() as AddressInfo).port, tls: {} };

  const clock = new FakeClock();
  const late = openPeerSocket(peer, { clock, timeoutMs: 3_000, signal });
  const refused = expect(late).rejects.toThrow(/no answer in 3000 ms/);
  await clock.advance(3_000);
  await refused;

  const abort = new AbortController();
  const aborted = openPeerSocket(peer, { ...patient, signal: abort.signal });
  abort.abort(new Error("never mind"));
  await expect(aborted).rejects.toThrow("never mind");
  await expect(openPeerSocket(peer, { ...patient, signal: abort.signal })).rejects.toThrow("never mind");

  for (const client of clients) client.destroy();
  server.close();
  await once(server, "close");
});
