import { connect, type NatsConnection } from "@nats-io/transport-node";
import { silentLogger } from "@sourceful/domain";
import { RecordingLogger } from "@sourceful/domain/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NatsServer } from "./nats-server.ts";
import { RawClient } from "./testing/raw-client.ts";

const logger = new RecordingLogger();
let server: NatsServer;
let healthy: NatsConnection;

beforeAll(async () => {
  server = await NatsServer.listen({ port: 0, logger, maxPayloadBytes: 10_000 });
  healthy = await connect({ port: server.port, reconnect: false });
});

afterAll(async () => {
  await healthy.close();
  await server.close();
});

const fragment = fc.oneof(
  fc.constantFrom(
    'CONNECT {"verbose":false,"headers":true,"no_responders":true}\r\n',
    "CONNECT {}\r\n",
    "SUB > 1\r\n",
    "SUB *.* q 2\r\n",
    "UNSUB 1 3\r\n",
    "PUB a 3\r\nabc\r\n",
    "HPUB a.b c 12 14\r\nNATS/1.0\r\n\r\nhi\r\n",
    "PUB x 9999999\r\n",
    "PUB a 10\r\nshort\r\n",
    "PING\r\n",
    "PONG\r\n",
    "\r\n",
    "-ERR\r\n",
    "MSG a 1 3\r\nabc\r\n",
  ),
  fc.string({ maxLength: 20 }),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
  fc.integer({ min: 1, max: 9_000 }).map((length) => "a".repeat(length)),
  fc.integer({ min: 1, max: 12_000 }).map((size) => `PUB big ${size}\r\n${"x".repeat(size)}\r\n`),
);

test("no client's bytes harm the server or another client", async () => {
  const heard: string[] = [];
  healthy.subscribe("healthy.*", { callback: (_error, message) => void heard.push(message.string()) });
  let round = 0;
  const attack = fc.record({
    fragments: fc.array(fragment, { minLength: 1, maxLength: 12 }),
    cuts: fc.array(fc.nat({ max: 20_000 }), { maxLength: 6 }),
    isAbrupt: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(attack, { minLength: 1, maxLength: 4 }), async (attacks) => {
      const attackers = await Promise.all(attacks.map(() => RawClient.open(server.port)));
      attacks.forEach(({ fragments, cuts }, at) => {
        const bytes = Buffer.from(fragments.join(""), "latin1");
        const places = [
          0,
          ...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b),
          bytes.length,
        ];
        for (let piece = 1; piece < places.length; piece++) {
          attackers[at]?.send(bytes.subarray(places[piece - 1], places[piece]));
        }
      });
      const expected = `round ${++round}`;
      healthy.publish("healthy.x", expected);
      await healthy.flush();
      expect(heard.splice(0)).toEqual([expected]);
      await Promise.all(
        attackers.map((attacker, at) => (attacks[at]?.isAbrupt ? attacker.close() : attacker.finish())),
      );
    }),
    { numRuns: 100 },
  );
  expect(healthy.isClosed()).toBe(false);
  expect(logger.lines.filter(({ level }) => level === "error")).toEqual([]);
});

test("attackers leave nothing behind", async () => {
  const own = await NatsServer.listen({ port: 0, logger: silentLogger });
  const attacker = await RawClient.open(own.port);
  attacker.send(
    `CONNECT {"verbose":false}\r\n${Array.from({ length: 200 }, (_, n) => `SUB a.${n}.> ${n}\r\n`).join("")}PING\r\n`,
  );
  await attacker.until(() => attacker.answer === "PONG\r\n");
  expect(own.stats.subscriptions).toBe(200);
  attacker.send("PUB a 5\r\nabcdefgh\r\n");
  await attacker.untilClosed();
  expect(own.stats.subscriptions).toBe(0);
  await own.close();
});
