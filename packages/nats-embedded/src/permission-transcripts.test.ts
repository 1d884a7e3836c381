import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RawClient } from "./testing/raw-client.ts";
import { SERVER_KINDS, type ServerUnderTest, type TestUser } from "./testing/server-under-test.ts";

const USERS: Record<string, TestUser["permissions"]> = {
  publisher: { publish: { allow: ["a.*", "b.>"], deny: ["a.secret"] } },
  denied: { publish: { deny: ["x.>"] }, subscribe: { deny: ["s.secret", "t.>"] } },
  subscriber: { subscribe: { allow: ["a.>", "q.x", "j work", "k v1.*"] } },
  responder: { subscribe: { allow: ["svc", "plain"] }, allowResponses: true },
  chatty: { subscribe: { allow: ["svc"] }, allowResponses: { maxMessages: 2, expiresMs: 60_000 } },
};

const violation = (what: string) => `-ERR 'Permissions Violation for ${what}'\r\n`;
const published = (subject: string) => violation(`Publish to "${subject}"`);
const subscribed = (subject: string) => violation(`Subscription to "${subject}"`);

/** What a user says after it was let in and subscribed to nothing, and what it hears. */
const TRANSCRIPTS: [name: string, user: string, says: string, hears: string][] = [
  ["publishes where it may", "publisher", "SUB > 1\r\nPUB a.b 1\r\nx\r\nUNSUB 1\r\n", "MSG a.b 1 1\r\nx\r\n"],
  ["is told where it may not publish", "publisher", "PUB c 1\r\nx\r\n", published("c")],
  ["a denial wins over a permission", "publisher", "PUB a.secret 1\r\nx\r\n", published("a.secret")],
  ["a wildcard allows one level only", "publisher", "PUB a.b.c 1\r\nx\r\n", published("a.b.c")],
  [
    "a tail wildcard allows all below",
    "publisher",
    "SUB > 1\r\nPUB b.c.d 0\r\n\r\nUNSUB 1\r\n",
    "MSG b.c.d 1 0\r\n\r\n",
  ],
  ["is told each time", "publisher", "PUB c 0\r\n\r\nPUB c 0\r\n\r\n", published("c") + published("c")],
  [
    "what is not allowed reaches nobody",
    "publisher",
    "SUB c 1\r\nPUB c 0\r\n\r\nUNSUB 1\r\n",
    published("c"),
  ],
  ["headers make no difference", "publisher", "HPUB c 12 12\r\nNATS/1.0\r\n\r\n\r\n", published("c")],
  ["what is not denied is allowed", "denied", "SUB y 1\r\nPUB y 0\r\n\r\nUNSUB 1\r\n", "MSG y 1 0\r\n\r\n"],
  ["is told what it is denied", "denied", "PUB x.y 0\r\n\r\n", published("x.y")],
  ["subscribes where it may", "subscriber", "SUB a.b 1\r\nPUB a.b 0\r\n\r\n", "MSG a.b 1 0\r\n\r\n"],
  ["is told where it may not subscribe", "subscriber", "SUB b 1\r\nPUB b 0\r\n\r\n", subscribed("b")],
  ["may subscribe to less than a wildcard allows", "subscriber", "SUB a.*.c 1\r\nSUB a.> 2\r\n", ""],
  [
    "may not subscribe to more than is allowed",
    "subscriber",
    "SUB > 1\r\nSUB *.b 2\r\n",
    subscribed(">") + subscribed("*.b"),
  ],
  [
    "a subject allows any queue group",
    "subscriber",
    "SUB q.x any 1\r\nPUB q.x 0\r\n\r\n",
    "MSG q.x 1 0\r\n\r\n",
  ],
  [
    "a queue group may be all that is allowed",
    "subscriber",
    "SUB j work 1\r\nPUB j 0\r\n\r\n",
    "MSG j 1 0\r\n\r\n",
  ],
  [
    "another queue group is refused",
    "subscriber",
    "SUB j other 1\r\n",
    violation('Subscription to "j" using queue "other"'),
  ],
  ["without a queue group it is refused", "subscriber", "SUB j 1\r\n", subscribed("j")],
  [
    "queue groups may be allowed by wildcard",
    "subscriber",
    "SUB k v1.a 1\r\nPUB k 0\r\n\r\n",
    "MSG k 1 0\r\n\r\n",
  ],
  [
    "a denied subscription is refused",
    "denied",
    "SUB s.secret 1\r\nSUB t.a 2\r\n",
    subscribed("s.secret") + subscribed("t.a"),
  ],
  [
    "a wider subscription does not hear what is denied",
    "denied",
    "SUB s.* 1\r\nPUB s.secret 0\r\n\r\nPUB s.open 0\r\n\r\nUNSUB 1\r\n",
    "MSG s.open 1 0\r\n\r\n",
  ],
  ["may not answer what it was not asked", "responder", "SUB svc 1\r\nPUB r.1 0\r\n\r\n", published("r.1")],
];

describe.each(SERVER_KINDS)("permissions with $name", ({ isAvailable, start }) => {
  let server: ServerUnderTest;
  const check = test.skipIf(!isAvailable);

  beforeAll(async () => {
    if (!isAvailable) return;
    const users = Object.entries(USERS).map(([user, permissions]) => ({
      user,
      password: "p",
      ...(permissions && { permissions }),
    }));
    server = await start({ auth: { users: [...users, { user: "anyone", password: "p" }] } });
  });

  afterAll(() => server?.close());

  async function open(user: string): Promise<RawClient> {
    const client = await RawClient.open(server.port);
    client.send(`CONNECT {"user":"${user}","pass":"p","verbose":false,"headers":true}\r\n`);
    return client;
  }

  /** Everything the client has heard once all it said is dealt with. */
  async function hear(client: RawClient): Promise<string> {
    const pongs = client.answer.split("PONG").length;
    client.send("PING\r\n");
    await client.until(() => client.answer.split("PONG").length > pongs);
    return client.answer.replaceAll("PONG\r\n", "");
  }

  for (const [name, user, says, hears] of TRANSCRIPTS) {
    check(name, async () => {
      const client = await open(user);
      client.send(says);
      expect(await hear(client)).toBe(hears);
      await client.close();
    });
  }

  check.each([
    ["responder", 1],
    ["chatty", 2],
  ])("%s may answer a request %i times, and publish nothing else", async (user, times) => {
    const asker = await open("anyone");
    const responder = await open(user);
    responder.send("SUB svc 1\r\n");
    await hear(responder);
    asker.send("SUB inbox.* 1\r\nPUB svc inbox.1 0\r\n\r\n");
    await hear(asker);
    await responder.until(() => responder.answer.includes("MSG svc 1 inbox.1 0\r\n\r\n"));
    const replies = "PUB inbox.1 2\r\nok\r\n".repeat(times + 1);
    responder.send(`${replies}PUB inbox.2 0\r\n\r\nPUB plain 0\r\n\r\n`);
    const heard = await hear(responder);
    expect(heard.replace("MSG svc 1 inbox.1 0\r\n\r\n", "")).toBe(
      published("inbox.1") + published("inbox.2") + published("plain"),
    );
    expect(await hear(asker)).toBe("MSG inbox.1 1 2\r\nok\r\n".repeat(times));
    await Promise.all([asker.close(), responder.close()]);
  });

  check("a verbose client gets no +OK for what it may not do", async () => {
    const client = await RawClient.open(server.port);
    client.send('CONNECT {"user":"publisher","pass":"p","verbose":true}\r\nPUB c 0\r\n\r\nPUB a.b 0\r\n\r\n');
    expect(await hear(client)).toBe(`+OK\r\n${published("c")}+OK\r\n`);
    await client.close();
  });
});
