import { silentLogger } from "@sourceful/domain";
import { type CommunityConfig, parseCommunity } from "@sourceful/edgeware-aggregator";
import { SigningKey } from "@sourceful/identity";
import { buildSubjectPattern, SUBJECTS, type SubjectKind } from "@sourceful/messaging";
import { NatsServer, type ServerUser, userNkey } from "@sourceful/nats-embedded";
import { RawClient, ReferenceServer, type ReferenceSettings } from "@sourceful/nats-embedded/testing";
import { afterEach, describe, expect, test } from "vitest";
import { busUsers } from "./bus-users.ts";

const node = SigningKey.create();
const houses = { "house-1": SigningKey.create(), "house-2": SigningKey.create() };
const config: CommunityConfig = parseCommunity(
  JSON.stringify({
    community: "lane",
    location: { latitude_deg: 53, longitude_deg: -6 },
    transformers: [{ id: "T", rated_va: 100_000 }],
    feeders: [{ id: "F", transformer: "T" }],
    connection_points: Object.entries(houses).map(([serial, { publicKey }]) => ({
      id: `P-${serial}`,
      feeder: "F",
      phases: [1, 2, 3],
      import_va: 17_000,
      buildings: [{ serial, public_key: publicKey }],
    })),
  }),
  "community.yaml",
);

const KINDS = (Object.keys(SUBJECTS) as SubjectKind[]).filter((kind) =>
  SUBJECTS[kind].template.startsWith("communities."),
);
const subjectsOf = (direction: string, serial?: string) =>
  KINDS.filter((kind) => SUBJECTS[kind].direction === direction).map((kind) =>
    buildSubjectPattern(kind, {
      community: "lane",
      receiver: "edgeware",
      ...(serial ? { serial } : {}),
    }),
  );
const said = (serial: string) => subjectsOf("building → community", serial);
const heard = (serial: string) => subjectsOf("community → building", serial);

const SERVERS = [
  {
    name: "the embedded server",
    isAvailable: true,
    start: async (users: readonly ServerUser[]) =>
      NatsServer.listen({ port: 0, logger: silentLogger, auth: { users } }),
  },
  {
    name: "nats-server (needs nats-server)",
    isAvailable: ReferenceServer.isAvailable,
    // As `edgeware nats-users` prints it.
    start: async (users: readonly ServerUser[]) =>
      ReferenceServer.start({
        authorization: JSON.parse(JSON.stringify({ users })) as NonNullable<
          ReferenceSettings["authorization"]
        >,
      }),
  },
];

test("a building that was given the node's own key is named", async () => {
  const { publicKey } = houses["house-2"];
  const start = async () =>
    NatsServer.listen({ port: 0, logger: silentLogger, auth: { users: busUsers(config, publicKey) } });
  await expect(start()).rejects.toThrow(/house-2/);
});

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

describe.each(SERVERS)("on $name", ({ isAvailable, start }) => {
  const check = test.skipIf(!isAvailable);

  async function open(port: number, key: SigningKey): Promise<RawClient> {
    const client = await RawClient.open(port);
    closers.push(() => client.close());
    const sig = key.sign(Buffer.from(String(client.info["nonce"]))).toString("base64url");
    const hello = { nkey: userNkey(key.publicKey), sig, verbose: false, pedantic: false, headers: true };
    client.send(`CONNECT ${JSON.stringify(hello)}\r\n`);
    await says(client, "");
    return client;
  }

  /** What the client hears until all it said is dealt with. */
  async function says(client: RawClient, text: string): Promise<string> {
    const before = client.answer.length;
    client.send(`${text}PING\r\n`);
    await client.until(() => client.answer.indexOf("PONG", before) >= 0);
    return client.answer.slice(before).replace("PONG\r\n", "");
  }

  async function startAll() {
    const server = await start(busUsers(config, node.publicKey));
    closers.push(() => server.close());
    return {
      port: server.port,
      edgeware: await open(server.port, node),
      one: await open(server.port, houses["house-1"]),
      two: await open(server.port, houses["house-2"]),
    };
  }

  const publish = (subjects: readonly string[]) =>
    subjects.map((subject) => `PUB ${subject} 1\r\nx\r\n`).join("");
  const subscribe = (subjects: readonly string[]) =>
    subjects.map((subject, at) => `SUB ${subject} ${at + 1}\r\n`).join("");
  const violations = (what: string, subjects: readonly string[]) =>
    subjects.map((subject) => `-ERR 'Permissions Violation for ${what} "${subject}"'\r\n`).join("");
  const subjectsIn = (text: string) => [...text.matchAll(/^MSG (\S+)/gm)].map(([, subject]) => subject);

  check("a building and its community say and hear all there is between them", async () => {
    const { edgeware, one, two } = await startAll();
    const all = subjectsOf("building → community");
    expect(await says(edgeware, subscribe(all))).toBe("");
    for (const [house, serial] of [
      [one, "house-1"],
      [two, "house-2"],
    ] as const) {
      expect(await says(house, subscribe(heard(serial)) + publish(said(serial)))).toBe("");
    }
    await says(edgeware, publish(heard("house-1")));
    expect(new Set(subjectsIn(edgeware.answer))).toEqual(new Set([...said("house-1"), ...said("house-2")]));
    await says(one, "");
    await says(two, "");
    expect(subjectsIn(one.answer)).toEqual(heard("house-1"));
    expect(subjectsIn(two.answer)).toEqual([]);
  });

  check("a building cannot speak as its neighbour, as the community, or to anybody else", async () => {
    const { edgeware, one, two } = await startAll();
    await says(edgeware, subscribe(subjectsOf("building → community")));
    await says(two, subscribe(heard("house-2")));
    const forbidden = [
      ...said("house-2"),
      ...heard("house-2"),
      ...heard("house-1"),
      "communities.lane.buildings.*.state.json.v1",
      "communities.lane.buildings.>",
      "communities.lane.buildings.house-1",
      "communities.lane.buildings.house-1.anything",
      "communities.lane.buildings.house-10.state.json.v1",
      "communities.elsewhere.buildings.house-1.state.json.v1",
      "gateways.house-1.state.json.v1",
      "gateways.house-2.site.limit.json.v1",
      "flexus.lane.request.json.v1",
      "_INBOX.house-2.1",
      "$SYS.REQ.SERVER.PING.STATSZ",
    ];
    expect(await says(one, publish(forbidden))).toBe(violations("Publish to", forbidden));
    const [state = ""] = said("house-2");
    expect(await says(one, `HPUB ${state} 12 12\r\nNATS/1.0\r\n\r\n\r\n`)).toBe(
      violations("Publish to", [state]),
    );
    await says(edgeware, "");
    await says(two, "");
    expect([...subjectsIn(edgeware.answer), ...subjectsIn(two.answer)]).toEqual([]);
    expect(one.isClosed).toBe(false);
  });

  check("a building cannot listen to its neighbour, by no wildcard, queue group or inbox", async () => {
    const { edgeware, one, two } = await startAll();
    const forbidden = [
      ">",
      "*.>",
      "communities.>",
      "communities.lane.buildings.>",
      "communities.lane.buildings.*.>",
      "communities.*.buildings.house-1.dispatch.json.v1",
      "communities.lane.buildings.house-1.>",
      "communities.lane.buildings.*.dispatch.json.v1",
      "communities.lane.buildings.house-1.*.json.v1",
      ...said("house-2"),
      ...heard("house-2"),
      ...said("house-1"),
      "gateways.>",
      "_INBOX.>",
      "_INBOX.house-1.>",
      "$SYS.>",
    ];
    expect(await says(one, subscribe(forbidden))).toBe(violations("Subscription to", forbidden));
    const [state = ""] = said("house-2");
    expect(await says(one, `SUB ${state} edgeware 90\r\nSUB > edgeware 91\r\n`)).toBe(
      `${violations("Subscription to", [state]).replace("'\r", ' using queue "edgeware"\'\r')}${violations(
        "Subscription to",
        [">"],
      ).replace("'\r", ' using queue "edgeware"\'\r')}`,
    );
    await says(two, publish(said("house-2")));
    await says(edgeware, publish([...heard("house-2"), ...heard("house-1")]));
    expect(subjectsIn(await says(one, ""))).toEqual([]);
  });

  check("the community's key cannot speak for a building", async () => {
    const { edgeware } = await startAll();
    const forbidden = [...said("house-1"), "gateways.house-1.site.limit.json.v1", ">"];
    expect(await says(edgeware, publish(forbidden))).toBe(violations("Publish to", forbidden));
    const wide = ["communities.>", "gateways.>"];
    expect(await says(edgeware, subscribe(wide))).toBe(violations("Subscription to", wide));
  });

  check("a key nobody listed gets nothing", async () => {
    const { port } = await startAll();
    await expect(open(port, SigningKey.create())).rejects.toThrow("Authorization Violation");
  });
});
