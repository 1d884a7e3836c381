import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type NatsConnection, nkeys } from "@nats-io/transport-node";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { UplinkHealth } from "@sourceful/gateway";
import type { Bus, BusFailure, GatewayState } from "@sourceful/messaging";
import { findFreePort, TestNatsServer } from "@sourceful/messaging/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { followBus } from "./start-nats.ts";
import { ProgramRun } from "./testing/program-run.ts";

const STATE = "gateways.gw-1.state.json.v1";
const needsServer = test.skipIf(!TestNatsServer.isAvailable);

let directory: string;
const closers: (() => unknown)[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "edge-node-"));
  await writeFile(join(directory, "devices.json"), '{"devices": []}');
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await rm(directory, { recursive: true, force: true });
});

function node(...args: string[]): ProgramRun {
  const always = ["--data-dir", directory, "--serial", "gw-1", "--log-format", "json"];
  const run = new ProgramRun([...always, ...args]);
  closers.push(() => run.process.kill("SIGKILL"));
  return run;
}

async function clientOf(url: string): Promise<NatsConnection> {
  const client = await connect({ servers: url, reconnectTimeWait: 50, maxReconnectAttempts: -1 });
  closers.push(() => client.close());
  return client;
}

/** Resolves with the first state whose uplink is as wanted. */
async function uplinkOf(
  client: NatsConnection,
  isWanted: (uplink: NonNullable<GatewayState["uplink"]>) => boolean,
): Promise<GatewayState["uplink"]> {
  const subscription = client.subscribe(STATE);
  for await (const message of subscription) {
    const { uplink } = message.json<GatewayState>();
    if (uplink && isWanted(uplink)) {
      subscription.unsubscribe();
      return uplink;
    }
  }
  throw new Error("the connection ended");
}

/** A nats-server that takes leaf nodes which know the password. */
async function startHub(): Promise<{
  server: TestNatsServer;
  config: string;
  leafPort: number;
  url: string;
}> {
  const leafPort = await findFreePort();
  const user = '{ user: "leaf", password: "secret" }';
  const config = `server_name: "hub"\nleafnodes { listen: "127.0.0.1:${leafPort}", authorization: ${user} }`;
  const server = await TestNatsServer.start(config);
  closers.push(() => server.stop());
  return { server, config, leafPort, url: `nats://127.0.0.1:${server.port}` };
}

describe("a node with a server of its own", () => {
  test("lets only those in who have the token of --nats-token-file, and shows it to nobody", async () => {
    const token = "correct%horse/battery@staple:";
    const file = join(directory, "nats.token");
    await writeFile(file, `${token}\n`, { mode: 0o600 });
    const run = node("--nats-port", "0", "--nats-token-file", file);
    const [, own = ""] = await run.saying(/NATS: (nats:\S+)/);
    await expect(connect({ servers: own, reconnect: false })).rejects.toThrow();
    await expect(connect({ servers: own, reconnect: false, token: "guess" })).rejects.toThrow(
      "Authorization Violation",
    );
    const client = await connect({ servers: own, token });
    closers.push(() => client.close());
    const response = await client.request("gateways.gw-1.hugin.probe", '{"id":"1","method":"list_devices"}', {
      timeout: 30_000,
    });
    expect(response.json()).toMatchObject({ id: "1", success: true });
    const url = own.replace("//", `//${encodeURIComponent(token)}@`);
    const asked = new ProgramRun(["probe", "list_devices", "--serial", "gw-1", "--nats-url", url, "--json"]);
    expect(await asked.ended()).toMatchObject({ exitCode: 0 });
    run.interrupt();
    expect(await run.ended()).toMatchObject({ exitCode: 0 });
    expect(run.stdout + run.stderr).not.toContain("battery");
  });

  test.each([
    ["that is missing", undefined, "cannot be read"],
    ["that is empty", "\n", "must hold one token"],
    ["with a token that can be guessed", "1234", "must hold one token"],
  ])("ends with the name of a token file %s", async (_, content, problem) => {
    const file = join(directory, "nats.token");
    if (content !== undefined) await writeFile(file, content);
    const { exitCode, stderr } = await node("--nats-port", "0", "--nats-token-file", file).ended();
    expect(exitCode).toBe(2);
    expect(stderr).toContain(file);
    expect(stderr).toContain(problem);
  });
});

describe("a node that is a leaf of another server", () => {
  needsServer("is heard there, with its own subjects only (needs nats-server)", async () => {
    const { leafPort, url } = await startHub();
    const above = await clientOf(url);
    const heard: string[] = [];
    above.subscribe(">", { callback: (_, { subject }) => void heard.push(subject) });
    const isHeard = uplinkOf(above, ({ connected }) => connected);
    const run = node("--nats-port", "0", "--nats-leaf-url", `nats://leaf:secret@127.0.0.1:${leafPort}`);
    const [, own = ""] = await run.saying(/NATS: (nats:\S+)/);
    expect(await isHeard).toMatchObject({
      kind: "leaf",
      url: `nats://127.0.0.1:${leafPort}`,
      connected: true,
      server: "hub",
      outages: 0,
    });
    const below = await clientOf(own);
    below.publish("gateways.gw-2.state.json.v1", "{}");
    below.publish("elsewhere", "{}");
    below.publish("gateways.gw-1.last", "{}");
    await expect.poll(() => heard).toContain("gateways.gw-1.last");
    expect(heard.filter((subject) => !subject.startsWith("gateways.gw-1."))).toEqual([]);
    heard.length = 0;
    run.interrupt();
    expect(await run.ended()).toMatchObject({ exitCode: 0 });
    // The last state leaves before the leaf connection closes.
    await expect.poll(() => heard).toContain(STATE);
    expect(run.stdout + run.stderr).not.toContain("secret");
  });

  needsServer("says how long it was cut off, when it is back (needs nats-server)", async () => {
    const { server, config, leafPort } = await startHub();
    const run = node("--nats-port", "0", "--nats-leaf-url", `nats://leaf:secret@127.0.0.1:${leafPort}`);
    const [, own = ""] = await run.saying(/NATS: (nats:\S+)/);
    await run.saying(/"leaf connection is up"/, "stderr");
    const below = await clientOf(own);
    const isDown = uplinkOf(below, ({ connected }) => !connected);
    await below.flush();
    await server.kill();
    expect(await isDown).toMatchObject({ error: expect.any(String) as string, outages: 0 });
    const isBack = uplinkOf(below, ({ connected }) => connected);
    await below.flush();
    await server.restart(config);
    expect(await isBack).toMatchObject({
      outages: 1,
      last_outage_s: expect.any(Number) as number,
    });
    await run.saying(/"uplink is back"/, "stderr");
  });

  needsServer("says in log and state that it is refused, and runs on (needs nats-server)", async () => {
    const { server, config, leafPort } = await startHub();
    await server.kill();
    const run = node("--nats-port", "0", "--nats-leaf-url", `nats://leaf:wrong@127.0.0.1:${leafPort}`);
    const [, own = ""] = await run.saying(/NATS: (nats:\S+)/);
    const below = await clientOf(own);
    const isRefused = uplinkOf(below, ({ reason }) => reason === "refused");
    await below.flush();
    await server.restart(config);
    expect(await isRefused).toMatchObject({ connected: false, outages: 0 });
    await run.saying(/"uplink refused; it needs attention"/, "stderr");
  });

  needsServer("shows the seed in the file of --nats-creds (needs nats-server)", async () => {
    const user = nkeys.createUser();
    const leafPort = await findFreePort();
    const server = await TestNatsServer.start(
      `leafnodes { listen: "127.0.0.1:${leafPort}" }\nauthorization { users: [{ nkey: ${user.getPublicKey()} }] }`,
    );
    closers.push(() => server.stop());
    const file = join(directory, "gw.seed");
    await writeFile(file, `${new TextDecoder().decode(user.getSeed())}\n`);
    const leaf = ["--nats-leaf-url", `nats://127.0.0.1:${leafPort}`, "--nats-creds", file];
    await node("--nats-port", "0", ...leaf).saying(/"leaf connection is up"/, "stderr");
  });

  test.each([
    ["a file that is missing", undefined, "cannot be read"],
    ["a file without credentials", "hello", "do not hold a user JWT and a seed"],
  ])("%s ends it with the file's name", async (_, content, problem) => {
    const file = join(directory, "gw.creds");
    if (content !== undefined) await writeFile(file, content);
    const run = node("--nats-port", "0", "--nats-leaf-url", "nats://127.0.0.1:1", "--nats-creds", file);
    const { exitCode, stderr } = await run.ended();
    expect(exitCode).toBe(2);
    expect(stderr).toContain(file);
    expect(stderr).toContain(problem);
  });

  test("flags that do nothing are named", async () => {
    const leaf = ["--nats-leaf-url", "nats://127.0.0.1:1"];
    const token = ["--nats-token-file", "x"];
    const direct = node("--nats-url", "nats://ann:secret@127.0.0.1:1", ...leaf, ...token);
    await direct.saying(/"--nats-leaf-url is not used/, "stderr");
    await direct.saying(/"--nats-token-file is not used/, "stderr");
    expect(direct.stderr).not.toContain("secret");
    direct.interrupt();
    await direct.ended();
    await node("--nats-port", "0", "--nats-creds", "x").saying(/"--nats-creds is not used/, "stderr");
  });
});

describe("a node that is a client of a server", () => {
  needsServer("says how long it was cut off, when it is back (needs nats-server)", async () => {
    const server = await TestNatsServer.start();
    closers.push(() => server.stop());
    const url = `nats://127.0.0.1:${server.port}`;
    const client = await clientOf(url);
    const isUp = uplinkOf(client, ({ connected }) => connected);
    const run = node("--nats-url", url);
    expect(await isUp).toMatchObject({ kind: "server", url, outages: 0 });
    await server.kill();
    await run.saying(/"NATS not connected; trying again"/, "stderr");
    await server.restart();
    expect(await uplinkOf(await clientOf(url), ({ outages }) => outages === 1)).toMatchObject({
      connected: true,
      last_outage_s: expect.any(Number) as number,
    });
  });

  test("an alarm is raised once the server has refused it for a minute", async () => {
    const clock = new FakeClock();
    const logger = new RecordingLogger();
    const uplink = new UplinkHealth({ kind: "server", url: "nats://up:4222", clock, logger });
    const bus = new RefusingBus();
    followBus(uplink, bus);
    for (let attempt = 0; attempt < 40; attempt++) {
      bus.fail({ reason: "refused", message: "Authorization Violation", atMs: clock.nowMs() });
      await clock.advance(2_000);
    }
    expect(logger.lines.map(({ level }) => level)).toEqual(["error"]);
    bus.connect("nats://other:4222");
    expect(uplink.state).toMatchObject({ connected: true, url: "nats://other:4222", last_outage_s: 80 });
  });
});

class RefusingBus implements Pick<Bus, "connectedUrl" | "failure" | "onStatus"> {
  connectedUrl: string | undefined;
  failure: BusFailure | undefined;
  #listener: Parameters<Bus["onStatus"]>[0] = () => undefined;

  onStatus(listener: Parameters<Bus["onStatus"]>[0]): () => void {
    this.#listener = listener;
    return () => undefined;
  }

  fail(failure: BusFailure): void {
    this.failure = failure;
    this.#listener("connecting", failure);
  }

  connect(url: string): void {
    this.connectedUrl = url;
    this.failure = undefined;
    this.#listener("connected", undefined);
  }
}
