import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { nkeys } from "@nats-io/nats-core/internal";
import { ConfigError, RejectedError, systemClock } from "@sourceful/domain";
import { RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, describe, expect, test } from "vitest";
import { type Bus, type BusMessage, type BusOptions, type BusStatus, connectBus } from "./index.ts";
import { findFreePort, TestNatsServer } from "./testing.ts";

const OPENSSL = "openssl";
const needsServer = test.skipIf(!TestNatsServer.isAvailable);
const text = (payload: Uint8Array) => new TextDecoder().decode(payload);
const bytes = (content: string) => new TextEncoder().encode(content);

const opened: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const item of opened.splice(0).reverse()) await item.stop();
});

async function startServer(config?: string): Promise<TestNatsServer> {
  const server = await TestNatsServer.start(config);
  opened.push(server);
  return server;
}

async function openBus(url: string, options: Partial<BusOptions> = {}) {
  const logger = new RecordingLogger();
  const bus = await connectBus({
    url,
    name: "test",
    clock: systemClock,
    logger,
    reconnectMs: 30,
    ...options,
  });
  opened.push({ stop: () => bus.close() });
  return { bus, lines: logger.lines };
}

async function waitFor(bus: Bus, wanted: (bus: Bus) => boolean): Promise<void> {
  if (wanted(bus)) return;
  await new Promise<void>((resolve) => {
    const stop = bus.onStatus(() => {
      if (!wanted(bus)) return;
      stop();
      resolve();
    });
  });
}

const isConnected = (bus: Bus) => bus.status === "connected";

/** The next message on a subject; the subscription is known to the server when this resolves. */
async function expectMessage(bus: Bus, subject: string): Promise<{ message: Promise<BusMessage> }> {
  const message = new Promise<BusMessage>((resolve) => {
    const subscription = bus.subscribe(subject, (received) => {
      subscription.close();
      resolve(received);
    });
  });
  await bus.flush();
  return { message };
}

describe("a bus", () => {
  needsServer("carries messages and answers (needs nats-server)", async () => {
    const server = await startServer();
    const { bus } = await openBus(`nats://127.0.0.1:${server.port}`);
    expect(bus.status).toBe("connected");
    expect(bus.connectedUrl).toBe(`nats://127.0.0.1:${server.port}`);
    const { message } = await expectMessage(bus, "a.*");
    expect(bus.publish("a.b", bytes("hello"))).toBe(true);
    expect((await message).subject).toBe("a.b");
    expect(text((await message).data)).toBe("hello");

    bus.subscribe("echo", ({ reply, data, headers }) => {
      if (reply !== undefined) bus.publish(reply, data, headers);
    });
    const headers = { "Sourceful-Key": "abc" };
    const answer = await bus.request("echo", bytes("ping"), { headers });
    expect([text(answer.data), answer.headers]).toEqual(["ping", headers]);
    await expect(bus.request("nobody", bytes(""))).rejects.toMatchObject({ code: "no_responders" });
    bus.subscribe("silent", () => undefined);
    await expect(bus.request("silent", bytes(""), { timeoutMs: 50 })).rejects.toMatchObject({
      code: "request_timeout",
    });
  });

  needsServer("shares messages among a queue group (needs nats-server)", async () => {
    const server = await startServer();
    const { bus } = await openBus(`nats://127.0.0.1:${server.port}`);
    const received: string[] = [];
    for (const member of ["one", "two"]) {
      bus.subscribe("work", ({ data }) => void received.push(`${member} ${text(data)}`), {
        queue: "workers",
      });
    }
    for (let n = 0; n < 20; n++) bus.publish("work", bytes(String(n)));
    await bus.flush();
    await bus.flush();
    expect(received).toHaveLength(20);
  });

  needsServer("survives a handler that throws (needs nats-server)", async () => {
    const server = await startServer();
    const { bus, lines } = await openBus(`nats://127.0.0.1:${server.port}`);
    bus.subscribe("a", () => {
      throw new Error("sync");
    });
    bus.subscribe("a", async () => {
      await Promise.resolve();
      throw new Error("async");
    });
    const { message } = await expectMessage(bus, "a");
    bus.publish("a", bytes(""));
    await message;
    await bus.flush();
    const failures = lines.filter((line) => line.level === "error");
    expect(failures.map(({ fields }) => fields.error)).toEqual(["sync", "async"]);
    expect(bus.status).toBe("connected");
  });

  needsServer("refuses a message larger than the server takes (needs nats-server)", async () => {
    const server = await startServer("max_payload: 1024");
    const { bus } = await openBus(`nats://127.0.0.1:${server.port}`);
    expect(() => bus.publish("a", new Uint8Array(1025))).toThrow(RejectedError);
    expect(() => bus.publish("a", new Uint8Array(1000), { Number: "1".repeat(20) })).toThrow(RejectedError);
    expect(bus.publish("a", new Uint8Array(1024))).toBe(true);
    await bus.flush();
  });

  needsServer("sends what was published before close (needs nats-server)", async () => {
    const server = await startServer();
    const { bus: reader } = await openBus(`nats://127.0.0.1:${server.port}`);
    const { message } = await expectMessage(reader, "last");
    const { bus } = await openBus(`nats://127.0.0.1:${server.port}`);
    bus.publish("last", bytes("words"));
    await bus.close();
    expect(text((await message).data)).toBe("words");
    expect(bus.status).toBe("closed");
    expect(bus.publish("last", bytes(""))).toBe(false);
    await expect(bus.request("last", bytes(""))).rejects.toMatchObject({ code: "connection_lost" });
    await bus.close();
  });
});

describe("headers", () => {
  needsServer("travel with a message; one without has none (needs nats-server)", async () => {
    const server = await startServer();
    const { bus } = await openBus(`nats://127.0.0.1:${server.port}`);
    const first = await expectMessage(bus, "a");
    bus.publish("a", bytes("x"), { "Sourceful-Record": "hugin-1 7 3 1000", Other: "é" });
    expect(await first.message).toEqual({
      subject: "a",
      data: Buffer.from("x"),
      headers: { "Sourceful-Record": "hugin-1 7 3 1000", Other: "é" },
    });
    const second = await expectMessage(bus, "a");
    bus.publish("a", bytes("y"));
    expect(await second.message).not.toHaveProperty("headers");
  });

  test("are left out for a server that knows none", async () => {
    let heard = "";
    const server = createServer((socket) => {
      socket.write('INFO {"server_id":"x","version":"1.4.0","max_payload":1024,"headers":false}\r\n');
      socket.on("data", (chunk) => {
        heard += chunk.toString();
        if (chunk.includes("PING\r\n")) socket.write("PONG\r\n");
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    opened.push({ stop: () => new Promise((resolve) => server.close(() => resolve())) });
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const { bus } = await openBus(`nats://127.0.0.1:${address.port}`);
    expect(bus.publish("a", bytes("hello"), { Some: "thing" })).toBe(true);
    await bus.flush();
    expect(heard).toContain("PUB a 5\r\nhello\r\n");
    expect(heard).not.toContain("HPUB");
  });
});

describe("reconnecting", () => {
  needsServer(
    "outlives the server, with its subscriptions, and counts what is lost (needs nats-server)",
    async () => {
      const server = await startServer();
      const { bus } = await openBus(`nats://127.0.0.1:${server.port}`);
      const received: string[] = [];
      bus.subscribe("a", ({ data }) => void received.push(text(data)));
      bus.publish("a", bytes("before"));
      await bus.flush();
      const seen: BusStatus[] = [];
      bus.onStatus((status) => seen.push(status));

      await server.kill();
      await waitFor(bus, ({ failure }) => failure?.reason === "unreachable");
      expect(bus.connectedUrl).toBeUndefined();
      expect(bus.publish("a", bytes("lost"))).toBe(false);
      expect(bus.dropped).toBe(1);

      await server.restart();
      await waitFor(bus, isConnected);
      expect(bus.failure).toBeUndefined();
      bus.publish("a", bytes("after"));
      await bus.flush();
      await bus.flush();
      expect(received).toEqual(["before", "after"]);
      expect(seen[0]).toBe("connecting");
      expect(seen.at(-1)).toBe("connected");
    },
  );

  needsServer("starts without a server and connects when there is one (needs nats-server)", async () => {
    const server = await startServer();
    await server.kill();
    const { bus, lines } = await openBus(`nats://127.0.0.1:${server.port}`);
    expect(bus.status).toBe("connecting");
    expect(bus.failure).toMatchObject({ reason: "unreachable", message: "connection refused" });
    const received: string[] = [];
    bus.subscribe("a", ({ data }) => void received.push(text(data)));
    let failures = 0;
    await waitFor(bus, () => ++failures > 3);
    await server.restart();
    await waitFor(bus, isConnected);
    bus.publish("a", bytes("x"));
    await bus.flush();
    await bus.flush();
    expect(received).toEqual(["x"]);
    expect(lines.filter(({ level }) => level === "warn")).toHaveLength(1);
  });

  needsServer("tries every server of its URL (needs nats-server)", async () => {
    const server = await startServer();
    const dead = await findFreePort();
    const { bus } = await openBus(`nats://127.0.0.1:${dead}, nats://localhost:${server.port}`);
    await waitFor(bus, isConnected);
    expect(bus.connectedUrl).toBe(`nats://localhost:${server.port}`);
  });

  needsServer(
    "leaves a server that stops answering, however much is unsent (needs nats-server)",
    async () => {
      const server = await startServer();
      const proxy = await Proxy.start(server.port);
      const { bus } = await openBus(`nats://127.0.0.1:${proxy.port}`, { pingIntervalMs: 40 });
      expect(bus.status).toBe("connected");
      proxy.freeze();
      const bulk = new Uint8Array(512 * 1024);
      // More than the kernel's buffers take, so that the client's own close would wait for ever.
      for (let n = 0; n < 32; n++) bus.publish("bulk", bulk);
      await waitFor(bus, ({ failure }) => failure?.reason === "lost");
      expect(bus.failure?.message).toBe("the server no longer answers");
      proxy.thaw();
      await waitFor(bus, isConnected);
    },
  );

  test("gives up an attempt nobody answers, and can be closed in the middle of one", async () => {
    const proxy = await Proxy.start(await findFreePort());
    proxy.freeze();
    const { bus } = await openBus(`nats://127.0.0.1:${proxy.port}`, { connectTimeoutMs: 50 });
    expect(bus.failure).toMatchObject({ reason: "unreachable", message: "no answer within 50 ms" });
    const slow = openBus(`nats://127.0.0.1:${proxy.port}`, {
      connectTimeoutMs: 60_000,
      signal: AbortSignal.timeout(50),
    });
    expect((await slow).bus.status).toBe("closed");
  });

  test("a WebSocket that never opens is given up too", async () => {
    const proxy = await Proxy.start(await findFreePort());
    proxy.freeze();
    const { bus } = await openBus(`ws://127.0.0.1:${proxy.port}`, { connectTimeoutMs: 50 });
    expect(bus.failure).toMatchObject({ reason: "unreachable", message: "no answer within 50 ms" });
  });

  test("a server that is no NATS server is unreachable", async () => {
    const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    opened.push({ stop: () => new Promise((resolve) => void server.close(() => resolve())) });
    const { port } = server.address() as { port: number };
    const { bus } = await openBus(`nats://127.0.0.1:${port}`);
    expect(bus.failure?.reason).toBe("unreachable");
  });
});

const PASSWORD_ONLY = (password: string) => `authorization { user: "edge", password: "${password}" }`;

describe("credentials", () => {
  needsServer(
    "a refusal is told apart, and tried again until it is taken back (needs nats-server)",
    async () => {
      const server = await startServer(PASSWORD_ONLY("right"));
      const auth = { type: "user", user: "edge", password: "changed" } as const;
      const { bus } = await openBus(`nats://127.0.0.1:${server.port}`, { auth });
      // The client by itself would give up for good at the second refusal.
      let refusals = 0;
      await waitFor(bus, ({ failure }) => failure?.reason === "refused" && ++refusals > 4);
      expect(bus.failure?.message).toMatch(/authorization violation/i);
      await server.kill();
      await server.restart(PASSWORD_ONLY("changed"));
      await waitFor(bus, isConnected);
    },
  );

  needsServer("each attempt shows a password made for it (needs nats-server)", async () => {
    const server = await startServer(PASSWORD_ONLY("token-3"));
    let made = 0;
    const password = async () => {
      await Promise.resolve();
      made += 1;
      return `token-${made}`;
    };
    const auth = { type: "token-per-attempt", username: "edge", password } as const;
    const { bus } = await openBus(`nats://127.0.0.1:${server.port}`, { auth });
    await waitFor(bus, isConnected);
    expect(made).toBe(3);
  });

  test("a reconnect shows a password made for it", async () => {
    const challenger = await startChallenger();
    let made = 0;
    const password = () => {
      made += 1;
      return `token-${made}`;
    };
    const auth = { type: "token-per-attempt", username: "edge", password } as const;
    const { bus } = await openBus(`nats://127.0.0.1:${challenger.port}`, { auth });
    for (let connection = 1; connection <= 3; connection++) {
      await waitFor(bus, isConnected);
      challenger.hangUp();
      await waitFor(bus, ({ status }) => status === "connecting");
    }
    expect(challenger.connects.map(({ pass }) => pass)).toEqual(["token-1", "token-2", "token-3"]);
  });

  needsServer(
    "a password that cannot be made is a failure of ours, tried again (needs nats-server)",
    async () => {
      const server = await startServer(PASSWORD_ONLY("right"));
      let isBroken = true;
      const password = () => {
        if (isBroken) throw new Error("no key");
        return "right";
      };
      const auth = { type: "token-per-attempt", username: "edge", password } as const;
      const { bus } = await openBus(`nats://127.0.0.1:${server.port}`, { auth });
      expect(bus.failure).toMatchObject({ reason: "credentials", message: "no key" });
      isBroken = false;
      await waitFor(bus, isConnected);
    },
  );

  needsServer("credentials of the URL are used and never shown (needs nats-server)", async () => {
    const server = await startServer(PASSWORD_ONLY("p@ss"));
    const { bus, lines } = await openBus(`nats://edge:p%40ss@127.0.0.1:${server.port}`);
    expect(bus.status).toBe("connected");
    expect(bus.connectedUrl).toBe(`nats://127.0.0.1:${server.port}`);
    expect(JSON.stringify(lines)).not.toMatch(/p@ss|p%40ss/);
  });

  needsServer("a forbidden subject is logged and refused, the bus lives on (needs nats-server)", async () => {
    const permissions = '{ publish: ["ok.>", "_INBOX.>"], subscribe: ["ok.>", "_INBOX.>"] }';
    const server = await startServer(
      `authorization { users: [{ user: "edge", password: "p", permissions: ${permissions} }] }`,
    );
    const { bus, lines } = await openBus(`nats://edge:p@127.0.0.1:${server.port}`);
    bus.subscribe("secret", () => undefined);
    await expect(bus.request("secret", bytes(""))).rejects.toMatchObject({ code: "not_permitted" });
    const { message } = await expectMessage(bus, "ok.a");
    bus.publish("ok.a", bytes("x"));
    await message;
    expect(lines.map((line) => line.message)).toContain("NATS refused a subscription");
  });

  test("a creds file answers the server's challenge, and may be replaced", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "creds-")), "edge.creds");
    opened.push({ stop: () => rm(dirname(file), { recursive: true }) });
    const write = async (jwt: string) => {
      const key = nkeys.createUser();
      const block = (title: string, body: string) =>
        `-----BEGIN ${title}-----\n${body}\n------END ${title}------\n`;
      const seed = new TextDecoder().decode(key.getSeed());
      await writeFile(file, `${block("NATS USER JWT", jwt)}\n${block("USER NKEY SEED", seed)}`);
      return key;
    };
    const challenger = await startChallenger();
    const keys = [await write("jwt-1")];
    const { bus } = await openBus(`nats://127.0.0.1:${challenger.port}`, { auth: { type: "creds", file } });
    await waitFor(bus, isConnected);
    keys.push(await write("jwt-2"));
    challenger.hangUp();
    await waitFor(bus, ({ status }) => status === "connecting");
    await waitFor(bus, isConnected);
    expect(challenger.connects.map(({ jwt }) => jwt)).toEqual(["jwt-1", "jwt-2"]);
    for (const [index, { sig }] of challenger.connects.entries()) {
      const signature = new Uint8Array(Buffer.from(sig, "base64url"));
      expect(keys[index]?.verify(bytes("the-nonce"), signature)).toBe(true);
    }
  });

  needsServer("a key pair answers the server's challenge, and stays here (needs nats-server)", async () => {
    const pair = nkeys.createUser();
    const auth = {
      type: "nkey",
      nkey: pair.getPublicKey(),
      sign: (nonce: Uint8Array) => pair.sign(nonce),
    } as const;
    const other = nkeys.createUser();
    const users = (...lines: readonly string[]) => `authorization { users = [ ${lines.join(", ")} ] }`;
    const server = await startServer(users(`{ nkey: ${auth.nkey} }`, "{ user: ann, password: secret }"));
    const url = `nats://127.0.0.1:${server.port}`;
    expect((await openBus(url, { auth })).bus.status).toBe("connected");
    const impostor = { ...auth, sign: (nonce: Uint8Array) => other.sign(nonce) };
    expect((await openBus(url, { auth: impostor })).bus.failure).toMatchObject({ reason: "refused" });
    // Credentials in the URL are what its author meant; a server that asks for nothing is told nothing.
    const withPassword = url.replace("//", "//ann:secret@");
    expect((await openBus(withPassword, { auth: impostor })).bus.status).toBe("connected");
    const open = await startServer();
    expect((await openBus(`nats://127.0.0.1:${open.port}`, { auth: impostor })).bus.status).toBe("connected");
  });

  test("a server cannot have a message of its own making signed", async () => {
    const signed: string[] = [];
    const sign = (challenge: Uint8Array) => {
      signed.push(text(challenge));
      return new Uint8Array(64);
    };
    const auth = { type: "nkey", nkey: "U1", sign } as const;
    for (const nonce of [
      '{"v":1,"schema":"community.building-state/1","sender":"house-1"',
      "a b",
      "",
      "x".repeat(65),
    ]) {
      const challenger = await startChallenger(nonce);
      await openBus(`nats://127.0.0.1:${challenger.port}`, { auth });
      expect(challenger.connects.map(({ nkey, sig }) => [nkey, sig])).toEqual([[undefined, undefined]]);
    }
    const challenger = await startChallenger();
    await openBus(`nats://127.0.0.1:${challenger.port}`, { auth });
    expect(challenger.connects).toMatchObject([{ nkey: "U1", sig: "A".repeat(86) }]);
    expect(signed).toEqual(["the-nonce"]);
  });

  test("a creds file that is missing or empty is told at once", async () => {
    const url = "nats://127.0.0.1:1";
    await expect(
      openBus(url, { auth: { type: "creds", file: "/nonexistent/x.creds" } }),
    ).rejects.toMatchObject({
      code: "config_unreadable",
    });
    await expect(openBus(url, { auth: { type: "creds", file: "/dev/null" } })).rejects.toMatchObject({
      code: "config_invalid",
    });
  });
});

/** A server that sends a nonce and takes whoever connects; a nats-server wants a chain of JWTs for that. */
async function startChallenger(nonce = "the-nonce") {
  const connects: { jwt: string; sig: string; pass: string; nkey: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    socket.write(`INFO ${JSON.stringify({ version: "2.9.10", max_payload: 1024, nonce })}\r\n`);
    socket.on("data", (data) => {
      const connected = /^CONNECT (.*)$/m.exec(data.toString())?.[1];
      if (connected !== undefined) connects.push(JSON.parse(connected) as (typeof connects)[number]);
      socket.write("PONG\r\n");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const hangUp = () => sockets.forEach((socket) => socket.destroy());
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  opened.push({ stop });
  return { connects, hangUp, port: (server.address() as { port: number }).port };
}

/** A self-signed certificate for this machine, or another, and the part of a nats-server configuration that uses it. */
async function makeCertificate(
  names = "DNS:localhost,IP:127.0.0.1",
): Promise<{ ca: string; config: string }> {
  const directory = await mkdtemp(join(tmpdir(), "certificate-"));
  opened.push({ stop: () => rm(directory, { recursive: true }) });
  const [key, cert] = [join(directory, "key.pem"), join(directory, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", `subjectAltName=${names}`];
  const made = spawnSync(OPENSSL, [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2".split(" "),
    ...subject,
    "-keyout",
    key,
    "-out",
    cert,
  ]);
  expect(made.status, made.stderr.toString()).toBe(0);
  return { ca: await readFile(cert, "utf8"), config: `tls { cert_file: "${cert}", key_file: "${key}" }` };
}

describe("other transports", () => {
  needsServer("a WebSocket and TCP side by side in one process (needs nats-server)", async () => {
    const webPort = await findFreePort();
    const config = `websocket { listen: "127.0.0.1:${webPort}", no_tls: true }`;
    const server = await startServer(config);
    // Opened together, because the client keeps its transport in a variable all connections share.
    const [web, tcp] = await Promise.all([
      openBus(`ws://127.0.0.1:${webPort}`),
      openBus(`nats://127.0.0.1:${server.port}`),
    ]);
    expect([web.bus.status, tcp.bus.status]).toEqual(["connected", "connected"]);
    await server.kill();
    await Promise.all([web, tcp].map(({ bus }) => waitFor(bus, (b) => b.failure?.reason === "unreachable")));
    await server.restart(config);
    await Promise.all([web, tcp].map(({ bus }) => waitFor(bus, isConnected)));
    const { message } = await expectMessage(web.bus, "a");
    const payload = "x".repeat(200_000);
    tcp.bus.publish("a", bytes(payload));
    expect(text((await message).data)).toBe(payload);
  });

  const needsOpenssl = test.skipIf(
    !TestNatsServer.isAvailable || spawnSync(OPENSSL, ["version"]).status !== 0,
  );

  needsOpenssl(
    "TLS and secure WebSockets, only with an authority we trust (needs nats-server and openssl)",
    async () => {
      const { ca, config } = await makeCertificate();
      const webPort = await findFreePort();
      const server = await startServer(`${config}\nwebsocket { listen: "127.0.0.1:${webPort}", ${config} }`);
      const web = `wss://localhost:${webPort}`;
      const urls = [`tls://localhost:${server.port}`, `nats://127.0.0.1:${server.port}`, web];
      for (const url of urls) {
        const { bus } = await openBus(url, { ca });
        expect(bus.failure, url).toBeUndefined();
        const { message } = await expectMessage(bus, "a");
        bus.publish("a", bytes("secret"));
        expect(text((await message).data)).toBe("secret");

        const { bus: stranger } = await openBus(url);
        expect(stranger.failure, url).toMatchObject({
          reason: "unreachable",
          message: expect.stringMatching(/self.signed certificate/) as unknown,
        });
      }
    },
  );

  needsOpenssl(
    "a pinned certificate is enough, whatever its name, and no other is (needs nats-server and openssl)",
    async () => {
      const [own, other] = [await makeCertificate("DNS:elsewhere"), await makeCertificate()];
      const server = await startServer(own.config);
      const url = `tls://127.0.0.1:${server.port}`;
      expect((await openBus(url, { pin: own.ca })).bus.status).toBe("connected");
      expect((await openBus(url, { pin: other.ca })).bus.failure).toMatchObject({
        message: "the server has another certificate than expected",
      });
    },
  );

  needsServer("tls:// is never spoken in clear (needs nats-server)", async () => {
    const server = await startServer();
    const { bus } = await openBus(`tls://127.0.0.1:${server.port}`);
    expect(bus.failure).toMatchObject({ reason: "unreachable", message: "server does not support 'tls'" });
  });

  test.each(["http://x", "nats://", "ftp://x:1", "", "nats://a:b@", "nats://ok, ,"])(
    "%j is refused as a URL, without repeating it",
    async (url) => {
      const opening = openBus(url);
      await expect(opening).rejects.toThrow(ConfigError);
      await expect(opening).rejects.not.toThrow("a:b");
    },
  );
});

/** Passes connections on to a port of the loopback until it is frozen: then nothing moves and nothing closes. */
class Proxy {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isFrozen = false;

  constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  static async start(targetPort: number): Promise<Proxy> {
    const server = createServer({ pauseOnConnect: true }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const proxy = new Proxy(server, (server.address() as { port: number }).port);
    server.on("connection", (client) => proxy.#pass(client, targetPort));
    opened.push({ stop: () => proxy.stop() });
    return proxy;
  }

  freeze(): void {
    this.#isFrozen = true;
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  thaw(): void {
    this.#isFrozen = false;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(client: Socket, targetPort: number): void {
    this.#keep(client);
    if (this.#isFrozen) return;
    const target = connect(targetPort, "127.0.0.1");
    this.#keep(target);
    client.pipe(target).pipe(client);
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => this.#sockets.delete(socket));
  }
}
