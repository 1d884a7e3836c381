import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { beforeEach, expect, test } from "vitest";
import { UplinkHealth } from "./uplink-health.ts";

const MINUTE_MS = 60_000;
const START_S = Date.UTC(2026, 0, 1) / 1000;

let clock: FakeClock;
let logger: RecordingLogger;
beforeEach(() => {
  clock = new FakeClock();
  logger = new RecordingLogger();
});

function uplink(kind: "server" | "leaf" = "server"): UplinkHealth {
  return new UplinkHealth({ kind, url: "nats://up:4222", clock, logger });
}

/** Observes a failure every 2 s for so long, as reconnecting does. */
async function fail(health: UplinkHealth, reason: string, forMs: number): Promise<void> {
  for (let ms = 0; ms < forMs; ms += 2_000) {
    health.observe({ connected: false, reason, error: `${reason}\nand more` });
    await clock.advance(2_000);
  }
}

const said = () => logger.lines.map(({ level, message }) => `${level}: ${message}`);

test("before anything is known it is not connected, without a reason", () => {
  expect(uplink().state).toEqual({
    kind: "server",
    url: "nats://up:4222",
    connected: false,
    since_s: START_S,
    outages: 0,
  });
});

test("a first connection is no outage", async () => {
  const health = uplink("leaf");
  await clock.advance(1_500);
  health.observe({ connected: true, url: "nats://hub:7422", server: "hub" });
  expect(health.state).toEqual({
    kind: "leaf",
    url: "nats://hub:7422",
    connected: true,
    since_s: START_S + 1,
    server: "hub",
    outages: 0,
  });
  expect(said()).toEqual([]);
});

test("says what is wrong while it is down, and how long it was when it is back", async () => {
  const health = uplink();
  health.observe({ connected: true });
  await clock.advance(5_000);
  await fail(health, "unreachable", 10_000);
  expect(health.state).toMatchObject({
    connected: false,
    since_s: START_S + 5,
    reason: "unreachable",
    error: "unreachable",
  });
  health.observe({ connected: true });
  expect(health.state).toEqual({
    kind: "server",
    url: "nats://up:4222",
    connected: true,
    since_s: START_S + 15,
    outages: 1,
    last_outage_s: 10,
  });
  expect(logger.lines).toMatchObject([{ level: "info", message: "uplink is back", fields: { outageS: 10 } }]);
});

test("a wall clock that is set during an outage does not change how long it was", async () => {
  const health = uplink();
  await fail(health, "unreachable", 4_000);
  clock.jumpWallClockTo(Date.UTC(2030, 0, 1));
  health.observe({ connected: true });
  expect(health.state.last_outage_s).toBe(4);
});

test("an outage of the network is a warning after a minute and every 15 after it", async () => {
  const health = uplink();
  await fail(health, "unreachable", MINUTE_MS);
  expect(said()).toEqual([]);
  await fail(health, "unreachable", 31 * MINUTE_MS);
  expect(said()).toEqual(Array(3).fill("warn: uplink still down"));
});

test("a server's refusal is an error once it has stood for a minute, and once only", async () => {
  const health = uplink();
  await fail(health, "refused", MINUTE_MS);
  expect(said()).toEqual([]);
  await fail(health, "refused", 5 * MINUTE_MS);
  expect(said()).toEqual(["error: uplink refused; it needs attention"]);
  health.observe({ connected: true });
  await fail(health, "refused", 2 * MINUTE_MS);
  expect(said().filter((line) => line.startsWith("error"))).toHaveLength(2);
});

test("a refusal between failures of the network is no alarm", async () => {
  const health = uplink();
  for (let round = 0; round < 5; round++) {
    await fail(health, "refused", MINUTE_MS / 2);
    await fail(health, "unreachable", 2_000);
  }
  expect(said().filter((line) => line.startsWith("error"))).toEqual([]);
});

test("a leaf's refusal is an error at once", () => {
  const health = uplink("leaf");
  health.observe({ connected: false, reason: "refused", error: "Authorization Violation" });
  health.observe({ connected: false, reason: "refused", error: "Authorization Violation" });
  expect(logger.lines).toMatchObject([
    { level: "error", fields: { reason: "refused", error: "Authorization Violation" } },
  ]);
});

test("tells of changes only", () => {
  const health = uplink();
  let changes = 0;
  const stop = health.onChange(() => changes++);
  health.observe({ connected: false, reason: "unreachable", error: "a" });
  health.observe({ connected: false, reason: "unreachable", error: "b" });
  health.observe({ connected: false, reason: "refused", error: "b" });
  health.observe({ connected: true });
  health.observe({ connected: true });
  expect(changes).toBe(3);
  stop();
  health.observe({ connected: false, reason: "lost", error: "c" });
  expect(changes).toBe(3);
});
