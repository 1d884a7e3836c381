import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import { type AuthOptions, createAuthenticator } from "./auth-options.ts";
import { BufferPool } from "./buffer-pool.ts";
import { ClientConnection } from "./client-connection.ts";
import { FlushList } from "./flush-list.ts";
import { MessageRouter } from "./message-router.ts";
import { PendingBudget } from "./pending-budget.ts";
import { RouteTable } from "./route-table.ts";
import { resolveLimits, type ServerLimits } from "./server-limits.ts";
import { StrangerLog } from "./stranger-log.ts";
import { HeldTransport } from "./testing/held-transport.ts";

const QUIET = 'CONNECT {"verbose":false,"pedantic":false,"headers":true}\r\n';

function openBroker({
  auth,
  random = () => 0,
  ...limits
}: Partial<ServerLimits> & { auth?: AuthOptions; random?: () => number } = {}) {
  const clock = new FakeClock();
  const logger = new RecordingLogger();
  const routes = new RouteTable();
  const traffic = { messagesIn: 0, bytesIn: 0, messagesOut: 0, bytesOut: 0, slowConsumers: 0 };
  const context = {
    clock,
    logger,
    limits: resolveLimits(limits),
    authenticator: auth && createAuthenticator(auth),
    strangerLog: new StrangerLog(clock),
    routes,
    router: new MessageRouter(routes, traffic, random),
    flushList: new FlushList(),
    pool: new BufferPool(65_536, 4),
    traffic,
    budget: new PendingBudget(100_000_000),
    loopId: "1",
    random,
  };
  let id = 0;
  /** A connected client, which has said `greeting` and read INFO. */
  const open = (greeting = QUIET) => {
    const transport = new HeldTransport();
    const connection = new ClientConnection({
      context,
      transport,
      id: ++id,
      info: "INFO {}\r\n",
      farewell: 'INFO {"ldm":true}\r\n',
    });
    transport.takeText();
    transport.receive(greeting);
    return { transport, connection };
  };
  return { clock, logger, routes, traffic, open };
}

const message = (bytes: number) => `PUB a ${bytes}\r\n${"x".repeat(bytes)}\r\n`;

test("sends a chunk's messages in one write", () => {
  const { open } = openBroker();
  const subscriber = open(`${QUIET}SUB a 1\r\n`);
  open().transport.receive("PUB a 1\r\nx\r\n".repeat(50));
  subscriber.transport.take();
  expect(subscriber.transport.sent.map(String)).toEqual(["MSG a 1 1\r\nx\r\n".repeat(50)]);
});

test("refuses one subscription more than a client may have, and takes it when another has ended", () => {
  const { open, routes } = openBroker({ maxSubscriptions: 2 });
  const { transport } = open(`${QUIET}SUB a 1\r\nSUB a 2\r\nSUB a 3\r\nSUB a 4\r\n`);
  expect(transport.takeText()).toBe("-ERR 'maximum subscriptions exceeded'\r\n".repeat(2));
  expect(routes.size).toBe(2);
  transport.receive("UNSUB 1\r\nSUB b 3\r\nPUB b 0\r\n\r\n");
  expect(transport.takeText()).toBe("MSG b 3 0\r\n\r\n");
});

test("cuts headers off for a client that cannot take them", () => {
  const { open, traffic } = openBroker();
  const { transport } = open('CONNECT {"verbose":false,"headers":false}\r\nSUB a 1\r\n');
  const publisher = open();
  publisher.transport.receive("HPUB a 12 14\r\nNATS/1.0\r\n\r\nhi\r\n");
  publisher.transport.receive("HPUB a back 12 14\r\nNATS/1.0\r\n\r\nho\r\n");
  expect(transport.takeText()).toBe("MSG a 1 2\r\nhi\r\nMSG a 1 back 2\r\nho\r\n");
  expect(traffic).toMatchObject({ messagesIn: 2, bytesIn: 28, messagesOut: 2, bytesOut: 4 });
});

test("takes another member of a queue group when the chosen one wants no echo", () => {
  const { open, traffic } = openBroker();
  const publisher = open('CONNECT {"verbose":false,"echo":false}\r\nSUB a q 1\r\n');
  const other = open(`${QUIET}SUB a q 2\r\n`);
  publisher.transport.receive("PUB a 1\r\nx\r\n");
  expect([publisher.transport.takeText(), other.transport.takeText()]).toEqual(["", "MSG a 2 1\r\nx\r\n"]);
  expect(traffic.messagesOut).toBe(1);
});

test("holds a publisher back for a moment while its receiver is far behind", async () => {
  const { clock, open } = openBroker({ maxPendingBytes: 10_000 });
  const subscriber = open(`${QUIET}SUB a 1\r\n`);
  const publisher = open();
  publisher.transport.receive(message(4_000));
  expect(publisher.transport.isPaused).toBe(false);
  publisher.transport.receive(message(2_000));
  expect(publisher.transport.isPaused).toBe(true);
  await clock.advance(10);
  expect(publisher.transport.isPaused).toBe(false);
  subscriber.transport.take();
  publisher.transport.receive(message(2_000));
  expect(publisher.transport.isPaused).toBe(false);
});

test("drops a client that never reads, and only that one", async () => {
  const { clock, open, routes, traffic, logger } = openBroker({ maxPendingBytes: 10_000 });
  const slow = open(`${QUIET}SUB a 1\r\n`);
  const healthy = open(`${QUIET}SUB a 1\r\n`);
  const publisher = open();
  for (let at = 0; at < 4; at++) {
    publisher.transport.receive(message(4_000));
    healthy.transport.take();
    await clock.advance(10);
  }
  await slow.connection.closed;
  expect([slow.transport.isDestroyed, healthy.transport.isDestroyed]).toEqual([true, false]);
  expect(healthy.transport.takeText()).toHaveLength(4 * "MSG a 1 4000\r\n\r\n".length + 16_000);
  expect([routes.size, traffic.slowConsumers]).toEqual([1, 1]);
  expect(logger.lines.filter(({ level }) => level === "warn").map(({ fields }) => fields)).toMatchObject([
    { clientId: 1, remoteHost: "192.0.2.1", reason: "slow consumer" },
  ]);
});

test("closes on a stranger that does not introduce itself in time", async () => {
  const { clock, open } = openBroker({ auth: { token: "t" }, authTimeoutMs: 500 });
  const stranger = open("");
  const known = open('CONNECT {"verbose":false,"auth_token":"t"}\r\n');
  await clock.advance(499);
  expect(stranger.transport.takeText()).toBe("");
  await clock.advance(1);
  expect(stranger.transport.takeText()).toBe("-ERR 'Authentication Timeout'\r\n");
  expect([stranger.transport.isEnded, known.transport.isEnded]).toEqual([true, false]);
});

test("asks a silent client for a sign of life, and lets it go without one", async () => {
  const { clock, open } = openBroker({ pingIntervalMs: 100, maxPingsOut: 2 });
  const { transport } = open();
  await clock.advance(100);
  expect(transport.takeText()).toBe("");
  await clock.advance(100);
  expect(transport.takeText()).toBe("PING\r\n");
  transport.receive("PONG\r\n");
  await clock.advance(400);
  expect(transport.takeText()).toBe("PING\r\nPING\r\n-ERR 'Stale Connection'\r\n");
  expect(transport.isEnded).toBe(true);
});

test("sends its last words, then waits a second for the client to go", async () => {
  const { clock, open, routes } = openBroker();
  const { transport, connection } = open(`${QUIET}SUB a 1\r\n`);
  transport.receive("NONSENSE\r\n");
  expect(transport.takeText()).toBe("-ERR 'Unknown Protocol Operation'\r\n");
  expect([transport.isEnded, transport.isDestroyed, routes.size]).toEqual([true, false, 0]);
  transport.receive("PING\r\n");
  expect(transport.takeText()).toBe("");
  await clock.advance(1_000);
  expect(transport.isDestroyed).toBe(true);
  await connection.closed;
  expect(clock.pendingCount).toBe(0);
});

test("leaves nothing behind when the client goes", async () => {
  const { clock, open, routes } = openBroker();
  const { transport, connection } = open(`${QUIET}SUB a 1\r\nSUB b q 2\r\n`);
  expect(routes.size).toBe(2);
  transport.destroy();
  await connection.closed;
  expect([routes.size, clock.pendingCount]).toEqual([0, 0]);
});

test("a fault of ours in handling one client does not reach the others", () => {
  const { open, logger } = openBroker({
    auth: {
      authenticate: () => {
        throw new Error("the directory is away");
      },
    },
  });
  const { transport } = open();
  expect(transport.isEnded).toBe(true);
  expect(logger.lines.filter(({ level }) => level === "error")).toHaveLength(1);
});

test("tells its own authenticator who asks", () => {
  const asked: unknown[] = [];
  const { open } = openBroker({
    auth: {
      authenticate: (credentials) => {
        asked.push(credentials);
        return "ann";
      },
    },
  });
  open('CONNECT {"verbose":false,"user":"ann","pass":"p","auth_token":"t"}\r\n');
  expect(asked).toMatchObject([{ user: "ann", password: "p", token: "t", remoteHost: "192.0.2.1" }]);
});
