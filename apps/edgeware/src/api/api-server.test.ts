import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError, silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import {
  CommunityNode,
  keysOf,
  LimitDesk,
  localBuildings,
  localElements,
  localOverview,
  membershipsOf,
  topologyOf,
  viewFor,
} from "@sourceful/edgeware-aggregator";
import { EnvelopeSealer, Keyring, type StateSample } from "@sourceful/messaging";
import { createStreet } from "@sourceful/simulator";
import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiServer, createApp, describeApi } from "./api-server.ts";
import type { ServedCommunity } from "./served-community.ts";
import { snakeKeys } from "./snake-keys.ts";

const START_MS = Date.UTC(2026, 5, 21, 10);
const HOUSES = 12;
let directory: string;
let app: FastifyInstance;
let node: CommunityNode;
let served: ServedCommunity | undefined;

/** A street that has reported once; house-1 with the clause in its contract, house-2 something that cannot be. */
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "edgeware-api-"));
  const clock = new FakeClock(START_MS);
  const street = createStreet({ houses: HOUSES, startMs: START_MS });
  const { config } = street;
  node = await CommunityNode.open({
    directory,
    topology: topologyOf(config, 1),
    keyring: new Keyring(config.community, keysOf(config)),
    clock,
    logger: silentLogger,
  });
  for (const membership of membershipsOf(config)) await node.take({ type: "membership", membership });
  await node.take({
    type: "membership",
    membership: {
      serial: "house-1",
      state: "ACTIVE",
      hasMemberDataClause: true,
      rawSeries: { residency: false, consent: false, contract: false },
      decisionRecord: "contract-1",
    },
  });
  await node.take({
    type: "assignment",
    assignment: {
      id: "mary/steward",
      actor: "mary",
      role: "steward",
      permissions: ["quarantine:release", "topology:switch:report"],
      roleControl: "monitor_only",
      actorControl: "monitor_only",
      fromMs: 0,
      decisionRecord: "board-1",
    },
  });
  for (const serial of [...street.houses, ...street.meters]) {
    const sealer = new EnvelopeSealer({
      key: street.key(serial),
      community: config.community,
      sender: serial,
      boot: 1,
    });
    const report = (sample: Omit<StateSample, "ts">) =>
      sealer.seal("buildingState", {
        atMs: START_MS,
        dataClass: "SYNTHETIC",
        sourceRef: "simulator",
        validForMs: 900_000,
        body: { timestamp_source: "device_clock_synced", samples: [{ ts: START_MS, ...sample }] },
      });
    await node.receive(report(street.read(serial)));
    if (serial === "house-2") await node.receive(report({ quality: "valid", w: 900_000 }));
  }
  await node.receive({
    subject: `communities.${config.community}.buildings.x.state.json.v1`,
    data: Buffer.from("no"),
  });
  await node.take({ type: "tick" });
  served = {
    node,
    live: { config, problem: undefined },
    bus: { connectedUrl: "nats://x" },
    limits: new LimitDesk(),
    north: { health: { isConnected: false, problem: "nobody answers" } },
    retention: { problem: "the log has room for 9.0 of 400 days" },
  };
  app = createApp();
  await describeApi(app, { version: "1.2.3", clock, logger: silentLogger }, () => served);
});

afterEach(async () => {
  await app.close();
  await node.close();
  await rm(directory, { recursive: true });
});

async function get(url: string): Promise<unknown> {
  const response = await app.inject({ url });
  if (response.statusCode !== 200) throw new Error(`${url}: ${response.body}`);
  return response.json();
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

test("every answer is whole: no schema leaves a part of it out", async () => {
  const { state } = node;
  const limits = await served?.limits.view(state, served.live.config);
  expect(await get("/state")).toEqual(json(snakeKeys(localOverview(state))));
  expect(await get("/feeders")).toEqual(json(snakeKeys(localElements(state, "feeder"))));
  expect(await get("/buildings")).toEqual(json(snakeKeys(localBuildings(state))));
  expect(await get("/limits")).toEqual(json(snakeKeys(limits)));
  expect(await get("/quarantine")).toEqual(json(snakeKeys([...state.data.quarantine.values()])));
});

test("what is published is what may leave for anybody: cohorts of ten and more (R37)", async () => {
  const published = (await get("/published")) as { element: { kind: string }; members: number }[];
  expect(published.length).toBeGreaterThan(0);
  for (const { members } of published) expect(members).toBeGreaterThanOrEqual(10);
  const view = viewFor(node.state, { kind: "public" }, { kind: "community", id: "street" });
  expect(published[0]).toEqual(json(snakeKeys("view" in view ? view.view : undefined)));
});

test("a message that was refused is shown with its bytes, and cannot be released", async () => {
  const audit = (await get("/audit?type=quarantine")) as {
    effects: { entry: { id: string; gate: string } }[];
  }[];
  const refused = audit.flatMap(({ effects }) => effects).find(({ entry }) => entry.gate !== "plausibility");
  const id = refused?.entry.id ?? "";
  expect(await get(`/quarantine/${id}`)).toEqual({ id, base64: Buffer.from("no").toString("base64") });
  const response = await app.inject({
    method: "POST",
    url: `/quarantine/${id}/release`,
    payload: { steward: "mary", reason: "why not" },
  });
  expect(response.statusCode).toBe(404);
});

test("the audit is read in pages, newest first", async () => {
  const all = (await get("/audit?limit=1000")) as { position: number }[];
  const positions = all.map(({ position }) => position);
  expect(positions).toEqual(positions.toSorted((a, b) => b - a));
  const [first, second] = positions;
  expect(await get("/audit?limit=1")).toMatchObject([{ position: first }]);
  expect(await get(`/audit?limit=1&before=${first}`)).toMatchObject([{ position: second }]);
});

test("a steward reports a switch, and the partitions are others; nobody else may", async () => {
  const post = (payload: object) => app.inject({ method: "POST", url: "/switches/switch-f1", payload });
  const refused = await post({ is_closed: false, steward: "john", reason: "for fun" });
  expect([refused.statusCode, refused.json()]).toEqual([
    403,
    { is_done: false, reason: "john does not have the role none" },
  ]);
  const done = await post({ is_closed: false, steward: "mary", reason: "seen on site" });
  expect(done.json()).toEqual({ is_done: true });
  const { elements } = (await get("/state")) as {
    elements: { element: { kind: string }; view: { is_valid: boolean } }[];
  };
  expect(elements.filter(({ element }) => element.kind === "partition")).toHaveLength(1);
  expect(elements.find(({ element }) => element.kind === "partition")?.view).toMatchObject({
    supply: "dead",
  });
});

test.each([
  ["/nothing", 404, "not_found"],
  ["/audit?limit=0", 400, "request_invalid"],
  ["/quarantine/17", 400, "request_invalid"],
  ["/quarantine/q1", 404, "not_found"],
])("GET %s is answered %i %s", async (url, status, error) => {
  const response = await app.inject({ url });
  expect([response.statusCode, response.json()]).toMatchObject([status, { error }]);
});

test.each([
  ["/audit?nonsense=1", "must NOT have additional properties"],
  ["/audit?type=nonsense", "must be equal to one of the allowed values"],
  ["/audit?limit=1&limit=2", "limit must be integer"],
  ["/audit?before=1e3", "before must be integer"],
  ["/quarantine?all=perhaps", "all must be boolean"],
  ["/quarantine/..%2fq1", "id must match pattern"],
  ["/%", "not a valid url component"],
])("GET %s is answered 400: %s", async (url, message) => {
  const response = await app.inject({ url });
  expect([response.statusCode, response.json()]).toMatchObject([
    400,
    { error: "request_invalid", message: expect.stringContaining(message) as string },
  ]);
});

const REPORT = { is_closed: false, steward: "mary", reason: "seen" };
test.each<[string, string]>([
  ["no JSON", "{"],
  ["no object", "[]"],
  ["null for false", JSON.stringify({ ...REPORT, is_closed: null })],
  ["a text for false", JSON.stringify({ ...REPORT, is_closed: "false" })],
  ["a number for a name", JSON.stringify({ ...REPORT, steward: 1 })],
  ["what nobody knows", JSON.stringify({ ...REPORT, is_open: true })],
  ["a prototype", `{"__proto__":{"steward":"mary"},"reason":"x","is_closed":false}`],
])("an action with %s in its body is refused, and nothing is logged", async (_, payload) => {
  const { lastPosition } = node.log;
  const headers = { "content-type": "application/json" };
  const response = await app.inject({ method: "POST", url: "/switches/switch-f1", headers, payload });
  expect([response.statusCode, response.json()]).toMatchObject([400, { error: "request_invalid" }]);
  expect(node.log.lastPosition).toBe(lastPosition);
});

test("forms, which any page can send, and bodies without end are refused", async () => {
  const post = (type: string, payload: string) =>
    app.inject({ method: "POST", url: "/switches/switch-f1", headers: { "content-type": type }, payload });
  expect((await post("application/x-www-form-urlencoded", "steward=mary")).statusCode).toBe(415);
  expect((await post("text/plain", JSON.stringify(REPORT))).statusCode).toBe(400);
  expect((await post("application/json", `"${"a".repeat(70_000)}"`)).statusCode).toBe(413);
});

test.each([
  ["PUT", "/state", "GET, HEAD"],
  ["PATCH", "/state?x=1", "GET, HEAD"],
  ["DELETE", "/quarantine/q1", "GET, HEAD"],
  ["OPTIONS", "/openapi.json", "GET, HEAD"],
  ["POST", "/audit", "GET, HEAD"],
  ["GET", "/quarantine/q1/release", "POST"],
] as const)("%s %s is told which methods there are", async (method, url, allow) => {
  const headers = { "content-type": "text/plain" };
  const response = await app.inject({ method, url, ...(method === "GET" ? {} : { headers, payload: "{" }) });
  expect([response.statusCode, response.json()]).toMatchObject([405, { error: "method_not_allowed" }]);
  expect(response.headers).toMatchObject({ allow });
  expect(response.headers).not.toHaveProperty("access-control-allow-origin");
});

test("a wrong method has to ask by this machine's own name, too", async () => {
  const response = await app.inject({ method: "PUT", url: "/state", headers: { host: "evil.example" } });
  expect(response.statusCode).toBe(421);
});

test("HEAD is GET without the answer", async () => {
  const response = await app.inject({ method: "HEAD", url: "/state" });
  expect([response.statusCode, response.body]).toEqual([200, ""]);
});

test.each(["https://evil.example", "null", "http://127.0.0.1.evil.example"])(
  "a page of %s may not ask, whatever name it asks by",
  async (origin) => {
    const response = await app.inject({ url: "/state", headers: { origin } });
    expect([response.statusCode, response.json()]).toMatchObject([403, { error: "origin_not_allowed" }]);
  },
);

test.each(["localhost:8480", "LOCALHOST", "127.0.0.1:80", "[::1]:8480"])(
  "%s is this machine",
  async (host) => {
    expect((await app.inject({ url: "/healthz", headers: { host } })).statusCode).toBe(200);
  },
);

test.each(["localhost.evil.example", "127.0.0.1.evil.example", "evil.example:8480"])(
  "%s is not, wherever its name leads",
  async (host) => {
    expect((await app.inject({ url: "/healthz", headers: { host } })).statusCode).toBe(421);
  },
);

test("what is no HTTP, or has no end, is answered in the form of every problem", async () => {
  const clock = new FakeClock(0);
  const server = await ApiServer.listen({ port: 0, version: "1", clock, logger: silentLogger });
  const say = async (text: string) => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.end(text);
    let answer = "";
    for await (const chunk of socket.setEncoding("utf8")) answer += chunk as string;
    const [head = "", body = ""] = answer.split("\r\n\r\n");
    return [head.split("\r\n")[0], JSON.parse(body) as unknown];
  };
  const problem = { error: "request_invalid", message: expect.any(String) as string };
  expect(await say("good day\r\n\r\n")).toEqual(["HTTP/1.1 400 Bad Request", problem]);
  expect(await say(`GET /${"a".repeat(20_000)} HTTP/1.1\r\n\r\n`)).toEqual([
    "HTTP/1.1 431 Request Header Fields Too Large",
    problem,
  ]);
  await server.close();
});

test("a page under another name is not answered", async () => {
  const response = await app.inject({ url: "/state", headers: { host: "rebound.example" } });
  expect(response.statusCode).toBe(421);
});

test("what is well and what is not is told in one place", async () => {
  expect(await get("/healthz")).toMatchObject({
    status: "ok",
    nats_connected: true,
    flexus_connected: false,
    flexus_problem: "nobody answers",
    retention_problem: "the log has room for 9.0 of 400 days",
  });
});

test("a log that the disk does not take is told with its directory, and 503", async () => {
  const message = "the journal cannot be written in /data/log: ENOSPC";
  const refusal = new ConfigError(message, { code: "journal_unwritable", retry: "later" });
  vi.spyOn(node, "refusal", "get").mockReturnValue(refusal);
  const response = await app.inject({ url: "/healthz" });
  expect([response.statusCode, response.json()]).toMatchObject([
    503,
    { status: "failing", problem: message },
  ]);
});

test("a node that starts or stops says so", async () => {
  served = undefined;
  expect((await app.inject({ url: "/healthz" })).json()).toEqual({ status: "starting", version: "1.2.3" });
  expect((await app.inject({ url: "/state" })).statusCode).toBe(503);
});

test("a port that is taken is told", async () => {
  const options = { version: "1", clock: new FakeClock(0), logger: silentLogger };
  const first = await ApiServer.listen({ ...options, port: 0 });
  const port = Number(new URL(first.url).port);
  await expect(ApiServer.listen({ ...options, port })).rejects.toMatchObject({ code: "address_in_use" });
  await first.close();
});
