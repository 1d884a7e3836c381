import { getEventListeners } from "node:events";
import { silentLogger, TimeoutError } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LinkState } from "./link-state.ts";
import { ModbusException } from "./modbus-exception.ts";
import type { ModbusRequest } from "./modbus-request.ts";
import { ModbusSession } from "./modbus-session.ts";
import type { ModbusUnit } from "./modbus-unit.ts";
import type { Priority } from "./request-options.ts";
import { FakeTransport, type Outcome } from "./testing/fake-transport.ts";

type Unit = (unitId: number, request: ModbusRequest) => Outcome | undefined;

/** A session on a fake clock without jitter, whose units do as told; 10 ms an answer when not told. */
function open(unit: Unit = () => ({ afterMs: 10 })) {
  const clock = new FakeClock();
  const transport = new FakeTransport(unit);
  const logger = new RecordingLogger();
  const endpoint = { host: "device", port: 502 };
  const session = new ModbusSession(endpoint, { clock, logger, transport, random: () => 0 });
  return { clock, transport, logger, session };
}

/** How a promise stands: its value or error code once settled. */
function watch(promise: Promise<unknown>): { outcome: unknown } {
  const watched: { outcome: unknown } = { outcome: "pending" };
  promise.then(
    () => {
      watched.outcome = "ok";
    },
    (error: unknown) => {
      watched.outcome = error instanceof Error && "code" in error ? error.code : error;
    },
  );
  return watched;
}

const read = (unit: ModbusUnit, address = 0, priority: Priority = "poll") =>
  watch(unit.readRegisters("holding", address, 1, { priority }));
const addresses = (transport: FakeTransport) => transport.sent.map(({ request }) => request.address);

describe("order", () => {
  const request = fc.record({
    atMs: fc.integer({ min: 0, max: 300 }),
    unitId: fc.integer({ min: 1, max: 3 }),
    priority: fc.constantFrom<Priority>("control", "poll"),
    serviceMs: fc.integer({ min: 1, max: 60 }),
  });
  const gaps = fc.array(fc.constantFrom(0, 0, 25, 90), { minLength: 3, maxLength: 3 });

  test("one in flight, control first, first come first served, gaps kept, no idling", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 25 }), gaps, async (requests, gapOf) => {
        const events: { type: "asked" | "sent"; id: number; ms: number }[] = [];
        const { clock, transport, session } = open((_unitId, { address }) => {
          events.push({ type: "sent", id: address, ms: clock.monotonicMs() });
          return { afterMs: requests[address]!.serviceMs };
        });
        const results = requests.map(({ atMs, unitId, priority }, id) => {
          const unit = session.unit({ unitId, minGapMs: gapOf[unitId - 1]! });
          return new Promise<Uint8Array>((resolve, reject) => {
            clock.after(atMs, () => {
              events.push({ type: "asked", id, ms: atMs });
              unit.readRegisters("holding", id, 1, { priority }).then(resolve, reject);
            });
          });
        });
        await clock.advance(10_000);
        const values = (await Promise.all(results)).map((bytes) => Buffer.from(bytes).readUInt16BE(0));
        expect(values).toEqual(requests.map((_, id) => id));
        expect(transport.opens).toBe(requests.length > 0 ? 1 : 0);

        const waiting: number[] = [];
        const freeAtMs = new Map<number, number>();
        let idleSinceMs = 0;
        for (const { type, id, ms } of events) {
          if (type === "asked") {
            waiting.push(id);
            continue;
          }
          const readyAt = (one: number) =>
            (freeAtMs.get(requests[one]!.unitId) ?? -1e6) + gapOf[requests[one]!.unitId - 1]!;
          const ready = waiting.filter((one) => readyAt(one) <= ms);
          const expected = ready.find((one) => requests[one]!.priority === "control") ?? ready[0];
          expect(id).toBe(expected);
          // It went as soon as it could: asked for, gap over, and the wire free.
          expect(ms).toBe(Math.max(requests[id]!.atMs, readyAt(id), idleSinceMs));
          waiting.splice(waiting.indexOf(id), 1);
          idleSinceMs = ms + requests[id]!.serviceMs;
          freeAtMs.set(requests[id]!.unitId, idleSinceMs);
        }
        expect(waiting).toEqual([]);
        expect(clock.pendingCount).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test("control that is asked for while connecting goes first", async () => {
    const { clock, transport, session } = open();
    transport.connectMs = 50;
    const unit = session.unit({ unitId: 1 });
    read(unit, 1);
    read(unit, 2);
    await clock.advance(20);
    read(unit, 3, "control");
    await clock.advance(200);
    expect(addresses(transport)).toEqual([3, 1, 2]);
  });
});

describe("abort", () => {
  test("a request that waits is taken back, one in flight finishes", async () => {
    const { clock, transport, session } = open();
    const unit = session.unit({ unitId: 1 });
    const abort = new AbortController();
    const options = { signal: abort.signal };
    const inFlight = unit.readRegisters("holding", 1, 1, options);
    const waiting = unit.readRegisters("holding", 2, 1, options);
    const refused = expect(waiting).rejects.toThrow("driver stopped");
    await clock.advance(5);
    abort.abort(new Error("driver stopped"));
    await refused;
    await clock.advance(5);
    expect([...(await inFlight)]).toEqual([0, 1]);
    await expect(unit.readRegisters("holding", 3, 1, options)).rejects.toThrow("driver stopped");
    expect(addresses(transport)).toEqual([1]);
    expect(unit.requests).toBe(1);
    expect(getEventListeners(abort.signal, "abort")).toEqual([]);
  });

  test("the last request taken back while connecting leaves an idle session", async () => {
    const { clock, transport, session } = open();
    transport.connectMs = 50;
    const unit = session.unit({ unitId: 1 });
    const abort = new AbortController();
    const taken = watch(unit.readRegisters("holding", 1, 1, { signal: abort.signal }));
    await clock.advance(10);
    abort.abort("gone");
    await clock.advance(100);
    expect(taken.outcome).toBe("gone");
    expect(session.link.status).toBe("connected");
    const next = read(unit, 2);
    await clock.advance(10);
    expect(next.outcome).toBe("ok");
  });
});

describe("connection", () => {
  test("is made at the first request and kept", async () => {
    const { clock, transport, session } = open();
    const states: LinkState[] = [];
    session.onLinkChange((state) => states.push(state));
    expect(session.link.status).toBe("idle");
    const unit = session.unit({ unitId: 1 });
    for (let n = 0; n < 3; n++) {
      read(unit);
      await clock.advance(60_000);
    }
    expect(transport.opens).toBe(1);
    expect(states.map(({ status }) => status)).toEqual(["connecting", "connected"]);
    expect(states[1]!.sinceMs).toBe(Date.UTC(2026, 0, 1));
    expect(session.stats).toEqual({ requests: 3, exceptions: 0, timeouts: 0, reconnects: 0 });
  });

  test("while it cannot be made, one poll per back-off tries and the others fail at once", async () => {
    const { clock, transport, session } = open();
    transport.refuses = new Error("ECONNREFUSED");
    transport.connectMs = 5;
    const unit = session.unit({ unitId: 1 });
    const attemptsAtMs: number[] = [];
    for (let opens = 0; clock.monotonicMs() < 100_000; ) {
      const one = read(unit);
      await clock.advance(0);
      if (transport.opens > opens) attemptsAtMs.push(clock.monotonicMs());
      else expect(one.outcome).toBe("connection_failed");
      opens = transport.opens;
      await clock.advance(5);
      expect(one.outcome).toBe("connection_failed");
    }
    expect(attemptsAtMs).toEqual([0, 505, 1510, 3515, 7520, 15_525, 31_530, 61_535, 91_540]);
    expect(session.link).toMatchObject({
      status: "down",
      error: "cannot connect to device:502: ECONNREFUSED",
    });
  });

  test("control tries again a second after a failure, whatever the back-off", async () => {
    const { clock, transport, logger, session } = open();
    transport.refuses = new Error("ECONNREFUSED");
    const unit = session.unit({ unitId: 1 });
    for (const ms of [500, 1000, 2000, 4000, 0]) {
      read(unit);
      await clock.advance(ms);
    }
    const attempts = transport.opens;
    const refusedAtOnce = read(unit, 0, "control");
    await clock.advance(999);
    expect(refusedAtOnce.outcome).toBe("connection_failed");
    expect(transport.opens).toBe(attempts);
    transport.refuses = undefined;
    const poll = read(unit, 0, "poll");
    await clock.advance(1);
    const control = read(unit, 0, "control");
    await clock.advance(10);
    expect([poll.outcome, control.outcome]).toEqual(["connection_failed", "ok"]);
    expect(logger.lines.filter(({ level }) => level !== "debug").map(({ message }) => message)).toEqual([
      "modbus link down",
      "modbus link works again",
    ]);
  });

  test("the back-off starts small again once the endpoint has answered", async () => {
    const { clock, transport, session } = open();
    const unit = session.unit({ unitId: 1 });
    transport.refuses = new Error("ECONNREFUSED");
    for (const ms of [500, 1000, 2000, 4000]) {
      read(unit);
      await clock.advance(ms);
    }
    transport.refuses = undefined;
    read(unit);
    await clock.advance(50);
    transport.channel?.end(new TimeoutError("closed", { code: "connection_lost" }));
    transport.refuses = new Error("ECONNREFUSED");
    read(unit);
    await clock.advance(500);
    transport.refuses = undefined;
    const next = read(unit);
    await clock.advance(10);
    expect(next.outcome).toBe("ok");
  });

  test("a failed attempt fails all that waited for it with the reason", async () => {
    const { clock, transport, session } = open();
    transport.connectMs = 100;
    transport.refuses = new Error("EHOSTUNREACH");
    const unit = session.unit({ unitId: 1 });
    const first = unit.readRegisters("holding", 0, 1);
    const failed = expect(first).rejects.toMatchObject({
      code: "connection_failed",
      retry: "later",
      message: "modbus: cannot connect to device:502: EHOSTUNREACH",
    });
    const others = [read(unit, 1), read(unit, 2, "control")];
    await clock.advance(100);
    await failed;
    expect(others.map(({ outcome }) => outcome)).toEqual(["connection_failed", "connection_failed"]);
    expect(transport.sent).toEqual([]);
  });

  test("one lost after it had answered is remade at once", async () => {
    const { clock, transport, session } = open();
    const unit = session.unit({ unitId: 1 });
    read(unit);
    await clock.advance(50);
    const hit = read(unit);
    await clock.advance(5);
    transport.channel?.end(new TimeoutError("reset", { code: "connection_lost", retry: "now" }));
    const next = read(unit);
    await clock.advance(10);
    expect([hit.outcome, next.outcome]).toEqual(["connection_lost", "ok"]);
    expect(session.stats.reconnects).toBe(1);
  });

  test("one that ends before it ever answered starts the back-off", async () => {
    const { clock, transport, session } = open();
    const unit = session.unit({ unitId: 1 });
    const first = read(unit);
    await clock.advance(5);
    transport.channel?.end(new TimeoutError("reset", { code: "connection_lost", retry: "now" }));
    await clock.advance(0);
    const next = read(unit);
    await clock.advance(0);
    expect([first.outcome, next.outcome]).toEqual(["connection_lost", "connection_failed"]);
    expect(session.link).toMatchObject({ status: "down", error: "reset" });
  });

  test("an idle one that ends leaves no error", async () => {
    const { clock, transport, session } = open();
    read(session.unit({ unitId: 1 }));
    await clock.advance(50);
    transport.channel?.end(new TimeoutError("closed", { code: "connection_lost" }));
    expect(session.link).toEqual({ status: "idle", sinceMs: clock.nowMs() });
  });

  test("the last error stays until the endpoint has answered, an accepted socket is not enough", async () => {
    let isSilent = true;
    const { clock, session } = open(() => (isSilent ? undefined : { afterMs: 10 }));
    const unit = session.unit({ unitId: 1, timeoutMs: 100 });
    read(unit);
    await clock.advance(100);
    expect(session.link).toMatchObject({ status: "down", error: "silent" });
    isSilent = false;
    read(unit);
    await clock.advance(5);
    expect(session.link).toMatchObject({ status: "connected", error: "silent" });
    await clock.advance(5);
    expect(session.link).toEqual({ status: "connected", sinceMs: clock.nowMs() });
  });

  test("a listener that throws harms nobody, one taken off hears nothing", async () => {
    const { clock, logger, session } = open();
    session.onLinkChange(() => {
      throw new Error("listener broke");
    });
    const heard: string[] = [];
    const stop = session.onLinkChange(({ status }) => {
      heard.push(status);
      stop();
    });
    const one = read(session.unit({ unitId: 1 }));
    await clock.advance(10);
    expect(one.outcome).toBe("ok");
    expect(heard).toEqual(["connecting"]);
    expect(logger.lines.filter(({ level }) => level === "error")).toHaveLength(2);
  });
});

describe("a unit that does not answer", () => {
  test("costs a reconnect and no more", async () => {
    const { clock, transport, session } = open((unitId) => (unitId === 7 ? undefined : { afterMs: 10 }));
    const dead = read(session.unit({ unitId: 7, timeoutMs: 300 }));
    const alive = read(session.unit({ unitId: 1 }));
    await clock.advance(310);
    expect([dead.outcome, alive.outcome]).toEqual(["modbus_timeout", "ok"]);
    expect(transport.opens).toBe(2);
    expect(session.stats).toEqual({ requests: 2, exceptions: 0, timeouts: 1, reconnects: 1 });
  });

  test("does not mean that the link is down when the endpoint answers others", async () => {
    const { clock, logger, session } = open((unitId) => (unitId === 7 ? undefined : { afterMs: 10 }));
    const alive = session.unit({ unitId: 1 });
    const dead = session.unit({ unitId: 7, timeoutMs: 300 });
    const statuses: string[] = [];
    session.onLinkChange(({ status }) => statuses.push(status));
    for (let n = 0; n < 20; n++) {
      read(alive);
      read(dead);
      await clock.advance(5000);
    }
    expect(statuses).not.toContain("down");
    expect(session.stats.timeouts).toBeGreaterThan(5);
    expect(logger.lines.filter(({ level }) => level !== "debug").map(({ message }) => message)).toEqual([
      "modbus unit suspended",
    ]);
  });

  test("time in the queue does not count against the deadline", async () => {
    const { clock, session } = open(() => ({ afterMs: 90 }));
    const unit = session.unit({ unitId: 1, timeoutMs: 100 });
    const results = Array.from({ length: 20 }, () => read(unit));
    await clock.advance(20 * 90);
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(20).fill("ok"));
  });

  test("is suspended after three failures and comes back with the first answered probe", async () => {
    let isSilent = true;
    const { clock, transport, logger, session } = open(() => (isSilent ? undefined : { afterMs: 10 }));
    const unit = session.unit({ unitId: 4, timeoutMs: 100 });
    for (let n = 0; n < 3; n++) {
      const silent = read(unit);
      await clock.advance(100);
      expect(silent.outcome).toBe("modbus_timeout");
    }
    const suspended = unit.readRegisters("holding", 0, 1);
    await expect(suspended).rejects.toMatchObject({
      name: "TimeoutError",
      code: "modbus_unit_suspended",
      retry: "later",
      message: "modbus: unit 4 is suspended for another 2000 ms",
    });
    await clock.advance(2000);
    isSilent = false;
    const probe = read(unit);
    await clock.advance(10);
    expect(probe.outcome).toBe("ok");
    expect(transport.sent).toHaveLength(4);
    expect(logger.lines).toContainEqual({
      level: "info",
      message: "modbus unit answers again",
      fields: { endpoint: "device:502", unitId: 4 },
    });
  });

  test("what waits for it when it is suspended fails with it", async () => {
    const { clock, transport, session } = open(() => undefined);
    const unit = session.unit({ unitId: 4, timeoutMs: 100 });
    const results = Array.from({ length: 6 }, () => read(unit));
    await clock.advance(300);
    const [timeout, suspended] = ["modbus_timeout", "modbus_unit_suspended"];
    expect(results.map(({ outcome }) => outcome)).toEqual([
      timeout,
      timeout,
      timeout,
      suspended,
      suspended,
      suspended,
    ]);
    expect(transport.sent).toHaveLength(3);
  });

  test("is tried for a control request a second after it failed", async () => {
    let isSilent = true;
    const { clock, session } = open(() => (isSilent ? undefined : { afterMs: 10 }));
    const unit = session.unit({ unitId: 4, timeoutMs: 100 });
    for (let n = 0; n < 4; n++) read(unit);
    await clock.advance(300);
    isSilent = false;
    await clock.advance(999);
    const early = read(unit, 0, "control");
    await clock.advance(1);
    const control = read(unit, 0, "control");
    await clock.advance(10);
    expect([early.outcome, control.outcome]).toEqual(["modbus_unit_suspended", "ok"]);
  });

  test("counts the same when a gateway says so in its place, and the caller sees the exception", async () => {
    const error = new ModbusException({ functionCode: 3, exceptionCode: 11 });
    const { clock, transport, session } = open(() => ({ afterMs: 10, error }));
    const unit = session.unit({ unitId: 4 });
    const results = Array.from({ length: 4 }, () => read(unit));
    await clock.advance(100);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      "modbus_exception",
      "modbus_exception",
      "modbus_exception",
      "modbus_unit_suspended",
    ]);
    expect(transport.opens).toBe(1);
    expect(session.stats).toMatchObject({ exceptions: 3, reconnects: 0 });
  });

  test("is not one that refuses", async () => {
    const error = new ModbusException({ functionCode: 3, exceptionCode: 2 });
    const { clock, session } = open(() => ({ afterMs: 10, error }));
    const unit = session.unit({ unitId: 4 });
    const results = Array.from({ length: 10 }, () => read(unit));
    await clock.advance(100);
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(10).fill("modbus_exception"));
  });

  test("gets less time while in doubt and others answer, all of it at every tenth probe", async () => {
    const { clock, transport, session } = open((unitId) => (unitId === 7 ? undefined : { afterMs: 400 }));
    read(session.unit({ unitId: 1 }));
    await clock.advance(400);
    const dead = session.unit({ unitId: 7, timeoutMs: 5000 });
    for (let n = 0; n < 14; n++) {
      read(dead);
      await clock.advance(60_000);
    }
    const given = transport.sent.filter(({ unitId }) => unitId === 7).map(({ timeoutMs }) => timeoutMs);
    const briefly = (times: number) => Array<number>(times).fill(1600);
    expect(given).toEqual([5000, ...briefly(11), 5000, 1600]);
  });

  test("keeps its whole time when it is alone", async () => {
    let isSilent = false;
    const { clock, transport, session } = open(() => (isSilent ? undefined : { afterMs: 10 }));
    const unit = session.unit({ unitId: 7, timeoutMs: 5000 });
    read(unit);
    await clock.advance(10);
    isSilent = true;
    for (let n = 0; n < 6; n++) {
      read(unit);
      await clock.advance(60_000);
    }
    expect(transport.sent.map(({ timeoutMs }) => timeoutMs)).toEqual(Array(7).fill(5000));
  });
});

test("one dead unit of 32 leaves the others their cadence", async () => {
  const clock = new FakeClock();
  const transport = new FakeTransport((unitId) => (unitId === 32 ? undefined : { afterMs: 20 }));
  const endpoint = { host: "gateway", port: 502 };
  const session = new ModbusSession(endpoint, { clock, logger: silentLogger, transport });
  const POLL_MS = 5000;
  const MINUTES = 30;
  const done = new Map<number, number>();
  const failed = new Map<number, number>();
  for (let unitId = 1; unitId <= 32; unitId++) {
    const unit = session.unit({ unitId });
    const poll = async () => {
      const startMs = clock.monotonicMs();
      try {
        for (let block = 0; block < 3; block++) await unit.readRegisters("holding", block * 100, 50);
        done.set(unitId, (done.get(unitId) ?? 0) + 1);
      } catch {
        failed.set(unitId, (failed.get(unitId) ?? 0) + 1);
      }
      clock.after(Math.max(0, startMs + POLL_MS - clock.monotonicMs()), () => void poll());
    };
    clock.after(unitId * 100, () => void poll());
  }
  await clock.advance(MINUTES * 60_000);

  const nominal = (MINUTES * 60_000) / POLL_MS;
  expect([...failed.keys()]).toEqual([32]);
  expect(done.size).toBe(31);
  for (const polls of done.values()) expect(polls).toBeGreaterThanOrEqual(0.99 * nominal - 1);
});

describe("close", () => {
  test("lets the request in flight finish and rejects the others", async () => {
    const { clock, transport, session } = open(() => ({ afterMs: 500 }));
    const unit = session.unit({ unitId: 1, minGapMs: 50 });
    const inFlight = read(unit, 1);
    const waiting = read(unit, 2);
    await clock.advance(100);
    const closed = watch(session.close());
    await clock.advance(0);
    expect([inFlight.outcome, waiting.outcome, closed.outcome]).toEqual([
      "pending",
      "connection_lost",
      "pending",
    ]);
    await clock.advance(400);
    expect([inFlight.outcome, closed.outcome]).toEqual(["ok", "ok"]);
    expect(transport.channel?.isOpen).toBe(false);
    expect(session.link.status).toBe("idle");
    expect(clock.pendingCount).toBe(0);
    await expect(unit.readRegisters("holding", 3, 1)).rejects.toMatchObject({ code: "connection_lost" });
  });

  test("waits a second for it at most", async () => {
    const { clock, session } = open(() => undefined);
    const inFlight = read(session.unit({ unitId: 1 }));
    await clock.advance(10);
    const closed = watch(session.close());
    await clock.advance(999);
    expect(closed.outcome).toBe("pending");
    await clock.advance(1);
    expect([inFlight.outcome, closed.outcome]).toEqual(["connection_lost", "ok"]);
    expect(clock.pendingCount).toBe(0);
  });

  test("stops an attempt to connect", async () => {
    const { clock, transport, session } = open();
    transport.connectMs = 60_000;
    const waiting = read(session.unit({ unitId: 1 }));
    await clock.advance(10);
    await session.close();
    expect(waiting.outcome).toBe("connection_lost");
    expect(clock.pendingCount).toBe(0);
    expect(transport.channel).toBeUndefined();
    expect(session.link.status).toBe("idle");
  });

  test("stops the wait for a gap, and is the same when called again", async () => {
    const { clock, session } = open();
    const unit = session.unit({ unitId: 1, minGapMs: 10_000 });
    const results = [read(unit), read(unit)];
    await clock.advance(100);
    await Promise.all([session.close(), session.close()]);
    expect(results.map(({ outcome }) => outcome)).toEqual(["ok", "connection_lost"]);
    expect(clock.pendingCount).toBe(0);
  });
});
