import { createSign, verify } from "node:crypto";
import { connect } from "@nats-io/transport-node";
import { createKeyPair, silentLogger } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, expect, test } from "vitest";
import type { Admission, Credentials } from "./authenticator.ts";
import { NatsServer } from "./nats-server.ts";
import type { NatsServerOptions } from "./server-options.ts";
import { RawClient } from "./testing/raw-client.ts";
import { waitUntil } from "./testing/wait-until.ts";

const toClose: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function startServer(
  authenticate: (credentials: Credentials) => Promise<Admission>,
  options: Partial<NatsServerOptions> = {},
): Promise<NatsServer> {
  const server = await NatsServer.listen({
    port: 0,
    logger: silentLogger,
    auth: { authenticate },
    ...options,
  });
  toClose.push(() => server.close());
  return server;
}

test("a gateway's ES256 token is checked against its registered key, and binds it to its own subjects", async () => {
  const { privateKey, publicKey } = createKeyPair("P-256");
  const registered = new Map([["g1", publicKey]]);
  // The shape of a gateway's token: base64url(header).base64url(claims), signed with r and s, 32 bytes each.
  const server = await startServer(async ({ user = "", password = "" }) => {
    await Promise.resolve();
    const [header = "", claims = "", signature = ""] = password.split(".");
    const key = registered.get(user);
    const dsaEncoding = "ieee-p1363";
    const isGenuine =
      key !== undefined &&
      verify(
        "sha256",
        Buffer.from(`${header}.${claims}`),
        { key, dsaEncoding },
        Buffer.from(signature, "base64url"),
      );
    if (!isGenuine) return undefined;
    return { name: user, permissions: { publish: { allow: [`gateways.${user}.>`] } } };
  });
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${encode({ alg: "ES256", device: "g1", opr: "auth", typ: "JWT" })}.${encode({ nonce: "n" })}`;
  const signature = createSign("sha256").update(signed).sign({ key: privateKey, dsaEncoding: "ieee-p1363" });
  const pass = `${signed}.${signature.toString("base64url")}`;
  const options = { port: server.port, reconnect: false };

  const gateway = await connect({ ...options, user: "g1", pass });
  toClose.push(() => gateway.close());
  const heard: string[] = [];
  gateway.subscribe("gateways.>", { callback: (_error, { subject }) => void heard.push(subject) });
  gateway.publish("gateways.g2.state");
  gateway.publish("gateways.g1.state");
  await gateway.flush();
  expect(heard).toEqual(["gateways.g1.state"]);
  for (const wrong of [
    { user: "g2", pass },
    { user: "g1", pass: `${pass.slice(0, -4)}AAAA` },
    { user: "g1", pass: signed },
  ]) {
    await expect(connect({ ...options, ...wrong })).rejects.toThrow("Authorization Violation");
  }
});

test("what a client says while it waits is dealt with afterwards, in order", async () => {
  let admit: ((admission: Admission) => void) | undefined;
  const server = await startServer(
    () =>
      new Promise((resolve) => {
        admit = resolve;
      }),
  );
  const client = await RawClient.open(server.port);
  toClose.push(() => client.close());
  client.send('CONNECT {"verbose":false}\r\nSUB a 1\r\nPUB a 2\r\nhi\r\nPI');
  await waitUntil(() => admit !== undefined);
  client.send("NG\r\n");
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect([client.answer, server.stats.subscriptions]).toEqual(["", 0]);
  admit?.("ann");
  await client.until(() => client.answer.endsWith("PONG\r\n"));
  expect(client.answer).toBe("MSG a 1 2\r\nhi\r\nPONG\r\n");
});

test("nothing is dealt with for a client that is refused, or whose check fails", async () => {
  const logger = new RecordingLogger();
  const server = await startServer(
    ({ user }) =>
      user === "broken" ? Promise.reject(new Error("directory away")) : Promise.resolve(undefined),
    { logger },
  );
  for (const user of ["ann", "broken"]) {
    const client = await RawClient.open(server.port);
    client.send(`CONNECT {"user":"${user}","verbose":false}\r\nPUB a 2\r\nhi\r\nPING\r\n`);
    await client.untilClosed();
    expect(client.answer).toBe("-ERR 'Authorization Violation'\r\n");
  }
  expect(server.stats.messagesIn).toBe(0);
  expect(logger.lines.filter(({ level }) => level === "error").map(({ fields }) => fields)).toMatchObject([
    { error: "directory away" },
  ]);
});

test("a check without end ends in a time-out", async () => {
  const clock = new FakeClock();
  let isAsked = false;
  const server = await startServer(
    () => {
      isAsked = true;
      return new Promise(() => undefined);
    },
    { clock, authTimeoutMs: 500 },
  );
  const client = await RawClient.open(server.port);
  client.send('CONNECT {"verbose":false}\r\n');
  await waitUntil(() => isAsked);
  await clock.advance(500);
  await client.until(() => client.answer !== "");
  expect(client.answer).toBe("-ERR 'Authentication Timeout'\r\n");
  await clock.advance(1_000);
  await client.untilClosed();
});

test("answers requests for its figures, without an account", async () => {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger, serverName: "house" });
  toClose.push(() => server.close());
  const client = await connect({ port: server.port });
  toClose.push(() => client.close());
  client.publish("x", "12345");
  const { server: about, statsz } = (await client.request("$SYS.REQ.SERVER.PING.STATSZ")).json<{
    server: { id: string; name: string };
    statsz: object;
  }>();
  expect(about.name).toBe("house");
  expect(statsz).toMatchObject({
    connections: 1,
    total_connections: 1,
    subscriptions: 1,
    received: { msgs: 2, bytes: 5 },
    slow_consumers: 0,
  });
  const own = await client.request(`$SYS.REQ.SERVER.${about.id}.STATSZ`);
  expect(own.json()).toMatchObject({ server: { id: about.id } });
});

test("who is let in under no name is no stranger any more, and stays", async () => {
  const server = await startServer(() => Promise.resolve(""), { maxUnauthenticated: 1 });
  const clients = [];
  for (let at = 0; at < 3; at++) {
    const client = await RawClient.open(server.port);
    toClose.push(() => client.close());
    client.send("CONNECT {}\r\nPING\r\n");
    await client.until(() => client.answer.includes("PONG"));
    clients.push(client);
  }
  expect(clients.map(({ isClosed }) => isClosed)).toEqual([false, false, false]);
  expect(server.stats.connections).toBe(3);
});
