import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Msg, type NatsConnection } from "@nats-io/transport-node";
import { findFreePort, TestNatsServer } from "@sourceful/messaging/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProgramRun } from "../testing/program-run.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
let directory: string;
const closers: (() => unknown)[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "probe-reach-"));
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await rm(directory, { recursive: true, force: true });
});

function startNode(...args: string[]): ProgramRun {
  const node = new ProgramRun(["--data-dir", directory, "--serial", "gw-1", "--log-format", "json", ...args]);
  closers.push(async () => {
    node.interrupt();
    await node.ended();
  });
  return node;
}

async function startEmbedded(): Promise<{ node: ProgramRun; url: string }> {
  const node = startNode("--nats-port", "0");
  const [, url = ""] = await node.saying(/NATS: (\S+)/);
  return { node, url };
}

async function connectTo(url: string): Promise<NatsConnection> {
  const connection = await connect({ servers: url });
  closers.push(() => connection.close());
  return connection;
}

/** Makes a key and lets its holder in. */
async function grantKey(access: string): Promise<string> {
  const file = join(directory, "anna.pem");
  const made = await ProgramRun.result(["probe", "keygen", file, "--name", "anna", "--json"]);
  await writeFile(join(directory, "probe.json"), JSON.stringify({ access, keys: [JSON.parse(made.stdout)] }));
  return file;
}

async function listDevices(url: string, ...args: string[]): Promise<{ success: boolean; code?: string }> {
  const remote = ["--serial", "gw-1", "--nats-url", url, "--json", ...args];
  const { stdout, stderr } = await ProgramRun.result(["probe", "list_devices", ...remote]);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as { success: boolean; code?: string };
}

test("a caller that knows the original's contract and nothing else is answered", async () => {
  const { url } = await startEmbedded();
  const connection = await connectTo(url);
  const subject = "gateways.gw-1.hugin.probe";
  // By the reply subject of NATS.
  const direct = await connection.request(subject, '{"id":"1","method":"list_devices"}', { timeout: 30_000 });
  expect(direct.string()).toBe('{"id":"1","success":true,"result":{"count":0,"devices":[]}}');
  // By `reply_to`, as across a leaf connection.
  const responses: string[] = [];
  connection.subscribe("gateways.gw-1.hugin.responses", {
    callback: (_error, message) => void responses.push(message.string()),
  });
  const asked = { id: "2", method: "nope", params: null, reply_to: "gateways.gw-1.hugin.responses" };
  connection.publish(subject, JSON.stringify(asked));
  connection.publish(subject, "{");
  await vi.waitFor(() => expect(responses).toHaveLength(1), PATIENCE);
  expect(JSON.parse(responses[0] ?? "")).toMatchObject({
    id: "2",
    success: false,
    error: "unknown method: nope",
  });
});

test("a signed request is good once, also for a node that was started again", async () => {
  const key = await grantKey("signed");
  const first = await startEmbedded();
  const overheard: Msg[] = [];
  const spy = await connectTo(first.url);
  spy.subscribe("gateways.gw-1.hugin.probe", { callback: (_error, message) => void overheard.push(message) });
  await spy.flush();
  expect(await listDevices(first.url, "--key", key)).toMatchObject({ success: true });
  const replay = async (connection: NatsConnection): Promise<string> => {
    const [message] = overheard;
    if (!message?.headers) throw new Error("nothing was overheard");
    const answer = new Promise<string>((resolve) => {
      connection.subscribe("gateways.gw-1.hugin.responses", {
        max: 1,
        callback: (_error, response) => resolve(response.string()),
      });
    });
    connection.publish(message.subject, message.data, { headers: message.headers });
    return answer;
  };
  expect(await replay(spy)).toContain("the request was sent before");
  first.node.interrupt();
  await first.node.ended();

  const second = await startEmbedded();
  expect(await replay(await connectTo(second.url))).toContain("the request was sent before");
  expect(await listDevices(second.url, "--key", key)).toMatchObject({ success: true });
});

test("an interrupted caller stops what runs on the node", async () => {
  await writeFile(join(directory, "probe.json"), '{ "targets": { "loopback": true } }');
  // It takes connections and answers nothing.
  const silent = createServer((socket) => closers.push(() => socket.destroy())).listen(0, "127.0.0.1");
  closers.push(() => silent.close());
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const { url } = await startEmbedded();
  const remote = ["--serial", "gw-1", "--nats-url", url, "--json"];
  const scan = ["--host", "127.0.0.1", "--port", String(port), "--start", "0", "--end", "900"];
  const caller = new ProgramRun(["probe", "scan_register_range", ...scan, ...remote]);
  await caller.saying(/"progress"/, "stderr");
  caller.interrupt();
  const { exitCode, stdout } = await caller.ended();
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ success: false, code: "probe_cancelled" });
  const audit = await ProgramRun.result(["probe", "audit", "--data-dir", directory]);
  expect(audit.stdout).toMatch(
    /\tended\tunsigned\tscan_register_range\tof 1, failed probe_cancelled after \d+ ms/,
  );
});

test.skipIf(!TestNatsServer.isAvailable)(
  "across a leaf connection only signed requests are answered (needs nats-server)",
  async () => {
    const leafPort = await findFreePort();
    const hub = await TestNatsServer.start(`leafnodes { listen: "127.0.0.1:${leafPort}" }`);
    closers.push(() => hub.stop());
    const url = `nats://127.0.0.1:${hub.port}`;
    const key = await grantKey("local");
    const node = startNode("--nats-port", "0", "--nats-leaf-url", `nats://127.0.0.1:${leafPort}`);
    await node.saying(/"leaf connection is up"/, "stderr");
    expect(await listDevices(url)).toMatchObject({ success: false, code: "probe_signature_invalid" });
    expect(await listDevices(url, "--key", key)).toMatchObject({ success: true });
  },
);

test.skipIf(!TestNatsServer.isAvailable)(
  "on a server of this machine unsigned requests are answered (needs nats-server)",
  async () => {
    const server = await TestNatsServer.start();
    closers.push(() => server.stop());
    const url = `nats://127.0.0.1:${server.port}`;
    const node = startNode("--nats-url", url);
    await node.saying(/"NATS connected"/, "stderr");
    expect(await listDevices(url)).toMatchObject({ success: true });
  },
);
