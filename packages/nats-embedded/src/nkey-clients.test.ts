import { createUser, type KeyPair } from "@nats-io/nkeys";
import { silentLogger } from "@sourceful/domain";
import { afterEach, describe, expect, test } from "vitest";
import { NatsServer } from "./nats-server.ts";
import { RawClient } from "./testing/raw-client.ts";
import { SERVER_KINDS, type ServerUnderTest, type TestUser } from "./testing/server-under-test.ts";
import { waitUntil } from "./testing/wait-until.ts";

const VIOLATION = "-ERR 'Authorization Violation'\r\n";
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open({ port }: { port: number }): Promise<RawClient> {
  const client = await RawClient.open(port);
  closers.push(() => client.close());
  return client;
}

const sign = (pair: KeyPair, nonce: unknown) =>
  Buffer.from(pair.sign(new TextEncoder().encode(String(nonce)))).toString("base64url");

function connectLine(nkey: string, sig: string): string {
  return `CONNECT ${JSON.stringify({ nkey, sig, verbose: false, pedantic: false })}\r\n`;
}

/** A client that has proved to hold the key, with what it says after that dealt with. */
async function enter(server: { port: number }, pair: KeyPair, says = ""): Promise<RawClient> {
  const client = await open(server);
  client.send(connectLine(pair.getPublicKey(), sign(pair, client.info["nonce"])));
  await say(client, says);
  return client;
}

async function say(client: RawClient, text: string): Promise<void> {
  const pongs = client.answer.split("PONG").length;
  client.send(`${text}PING\r\n`);
  await client.until(() => client.answer.split("PONG").length > pongs);
}

describe.each(SERVER_KINDS)("key pairs with $name", ({ isAvailable, start }) => {
  const check = test.skipIf(!isAvailable);

  async function startWith(...users: readonly TestUser[]): Promise<ServerUnderTest> {
    const server = await start({ auth: { users } });
    closers.push(() => server.close());
    return server;
  }

  const ann = createUser();
  const bob = createUser();
  const nkeyOf = (pair: KeyPair) => ({ nkey: pair.getPublicKey() });

  check("a signature is good for one connection", async () => {
    const server = await startWith(nkeyOf(ann));
    const first = await open(server);
    const kept = connectLine(ann.getPublicKey(), sign(ann, first.info["nonce"]));
    first.send(kept);
    await say(first, "");
    const second = await open(server);
    expect(second.info["nonce"]).not.toBe(first.info["nonce"]);
    second.send(kept);
    await second.untilClosed();
    expect([first.answer, second.answer]).toEqual(["PONG\r\n", VIOLATION]);
  });

  check.each<[string, (nonce: unknown) => string]>([
    ["no signature", () => connectLine(ann.getPublicKey(), "")],
    ["another's signature", (nonce) => connectLine(ann.getPublicKey(), sign(bob, nonce))],
    ["a signature of nothing", () => connectLine(ann.getPublicKey(), sign(ann, ""))],
    ["half a signature", (nonce) => connectLine(ann.getPublicKey(), sign(ann, nonce).slice(0, 43))],
    ["no key", (nonce) => connectLine("", sign(ann, nonce))],
    ["a key that is none", (nonce) => connectLine(`U${"A".repeat(55)}`, sign(ann, nonce))],
    ["a key that is not listed", (nonce) => connectLine(bob.getPublicKey(), sign(bob, nonce))],
    [
      "the key as a name and a password",
      (nonce) => `CONNECT {"user":"${ann.getPublicKey()}","pass":"${sign(ann, nonce)}"}\r\n`,
    ],
    ["nothing at all", () => "CONNECT {}\r\n"],
    ["a command before CONNECT", () => "SUB > 1\r\n"],
  ])("%s lets nobody in", async (_name, line) => {
    const server = await startWith(nkeyOf(ann));
    const client = await open(server);
    client.send(line(client.info["nonce"]));
    await client.untilClosed();
    expect(client.answer).toBe(VIOLATION);
  });

  check.each([
    ["no JSON", "CONNECT {\r\n"],
    ["a number for a key", 'CONNECT {"nkey":5,"sig":"x"}\r\n'],
    ["a list", "CONNECT []\r\n"],
  ])("a CONNECT with %s ends the connection without a word", async (_name, line) => {
    const server = await startWith(nkeyOf(ann));
    const client = await open(server);
    client.send(line);
    await client.untilClosed();
    expect(client.answer).toBe("");
  });

  check("who is taken off the list goes at once and hears nothing more; the others stay", async () => {
    const server = await startWith(nkeyOf(ann), nkeyOf(bob));
    const [one, two, other] = [
      await enter(server, ann, "SUB a 1\r\n"),
      await enter(server, ann, "SUB a 1\r\n"),
      await enter(server, bob, "SUB a 2\r\n"),
    ];
    await server.reload([nkeyOf(bob)]);
    await say(other, "PUB a 1\r\nx\r\n");
    await Promise.all([one.untilClosed(), two.untilClosed()]);
    for (const { answer } of [one, two]) expect(answer).not.toContain("MSG");
    expect(other.answer).toContain("MSG a 2 1\r\nx\r\n");
    const again = await open(server);
    again.send(connectLine(ann.getPublicKey(), sign(ann, again.info["nonce"])));
    await again.untilClosed();
    expect(again.answer).toBe(VIOLATION);
    await server.reload([nkeyOf(bob), nkeyOf(ann)]);
    expect((await enter(server, ann)).answer).toBe("PONG\r\n");
    expect(other.isClosed).toBe(false);
  });

  check("what a user may not do any more it cannot do", async () => {
    const server = await startWith(nkeyOf(ann), nkeyOf(bob));
    const listener = await enter(server, ann, "SUB a 1\r\n");
    const speaker = await enter(server, bob);
    await server.reload([{ ...nkeyOf(ann), permissions: { subscribe: { allow: ["b"] } } }, nkeyOf(bob)]);
    await say(speaker, "PUB a 1\r\nx\r\n");
    expect(speaker.isClosed).toBe(false);
    await waitUntil(() => listener.isClosed || listener.answer.includes("Permissions Violation"));
    expect(listener.answer).not.toContain("MSG");
  });
});

describe("the embedded server", () => {
  async function listen(options: Partial<Parameters<typeof NatsServer.listen>[0]> = {}) {
    const server = await NatsServer.listen({ port: 0, logger: silentLogger, ...options });
    closers.push(() => server.close());
    return server;
  }

  test("users that make no sense change nothing", async () => {
    const ann = createUser();
    const server = await listen({ auth: { users: [{ nkey: ann.getPublicKey() }] } });
    const client = await enter(server, ann);
    expect(() => server.reload({ users: [] })).toThrow("list of NATS users is empty");
    await say(client, "");
    expect((await enter(server, ann)).answer).toBe("PONG\r\n");
  });

  test("one that was open to all is not, once it has users", async () => {
    const ann = createUser();
    const server = await listen();
    const anyone = await open(server);
    await say(anyone, "SUB > 1\r\n");
    server.reload({ users: [{ nkey: ann.getPublicKey() }] });
    await anyone.untilClosed();
    expect(anyone.answer).toContain(VIOLATION);
    await enter(server, ann);
    expect((await open(server)).info).toMatchObject({ auth_required: true });
  });

  test("a verdict that comes after a change does not count", async () => {
    const verdicts: ((name: string) => void)[] = [];
    const server = await listen({
      auth: { authenticate: () => new Promise<string>((resolve) => void verdicts.push(resolve)) },
    });
    const client = await open(server);
    client.send('CONNECT {"user":"ann","pass":"x"}\r\nPING\r\n');
    await waitUntil(() => verdicts.length === 1);
    server.reload({ users: [{ user: "ann", password: "y" }] });
    verdicts[0]?.("ann");
    await client.untilClosed();
    expect(client.answer).toBe(VIOLATION);
  });

  test("many who never say who they are keep nobody out", async () => {
    const ann = createUser();
    const server = await listen({
      auth: { users: [{ nkey: ann.getPublicKey() }] },
      maxUnauthenticated: 4,
      maxConnections: 8,
      authTimeoutMs: 60_000,
    });
    const member = await enter(server, ann);
    const silent: RawClient[] = [];
    for (let at = 0; at < 40; at++) silent.push(await open(server));
    await waitUntil(() => silent.filter(({ isClosed }) => isClosed).length === 36);
    expect(silent.slice(-4).map(({ isClosed }) => isClosed)).toEqual([false, false, false, false]);
    expect((await enter(server, ann)).answer).toBe("PONG\r\n");
    expect(member.isClosed).toBe(false);
    expect(server.stats.connections).toBeLessThanOrEqual(6);
  });

  test("a user with many connections keeps no other out", async () => {
    const [ann, bob] = [createUser(), createUser()];
    const server = await listen({
      auth: { users: [{ nkey: ann.getPublicKey() }, { nkey: bob.getPublicKey() }] },
      maxConnections: 4,
      maxConnectionsPerUser: 2,
    });
    const many: RawClient[] = [];
    for (let at = 0; at < 10; at++) {
      many.push(await enter(server, ann));
      await waitUntil(() => server.stats.connections <= 2);
    }
    expect(many.map(({ isClosed }) => isClosed)).toEqual([...Array(8).fill(true), false, false]);
    expect(many[0]?.answer).toBe("PONG\r\n-ERR 'maximum connections exceeded'\r\n");
    expect((await enter(server, bob)).answer).toBe("PONG\r\n");
    await many[9]?.close();
    await waitUntil(() => server.stats.connections === 2);
    await enter(server, ann);
    expect(many[8]?.isClosed).toBe(false);
  });

  test("nor do those who were refused and do not hang up", async () => {
    const ann = createUser();
    const server = await listen({
      auth: { users: [{ nkey: ann.getPublicKey() }] },
      maxUnauthenticated: 2,
      maxConnections: 4,
    });
    for (let at = 0; at < 20; at++) (await open(server)).send("CONNECT {}\r\n");
    expect((await enter(server, ann)).answer).toBe("PONG\r\n");
  });
});
