import { FakeClock } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import type { DriverLogLine } from "../call-report.ts";
import { KeptConnection, type PeerConnection } from "./kept-connection.ts";
import { ServiceLink } from "./service-link.ts";

/** A connection that ends when told. */
class FakeConnection implements PeerConnection {
  readonly closed: Promise<string>;
  #end: (reason: string) => void = () => undefined;
  isClosed = false;

  constructor() {
    this.closed = new Promise((resolve) => (this.#end = resolve));
  }

  end(reason: string): void {
    this.#end(reason);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.#end("closed");
    await this.closed;
  }
}

function keep(open: (signal: AbortSignal) => Promise<FakeConnection>) {
  const clock = new FakeClock();
  const logs: DriverLogLine[] = [];
  const link = new ServiceLink(clock, () => undefined);
  const attempts: number[] = [];
  const kept = new KeptConnection({
    name: "test",
    clock,
    link,
    onLog: (line) => logs.push(line),
    open: (signal) => {
      attempts.push(clock.monotonicMs());
      return open(signal);
    },
  });
  return { clock, logs, link, attempts, kept };
}

test("tries again ever more slowly, up to 30 s, and says so once", async () => {
  const { clock, logs, link, attempts, kept } = keep(() => Promise.reject(new Error("nobody there")));
  for (let second = 0; second < 300; second++) await clock.advance(1_000);
  const pauses = attempts.slice(1).map((atMs, index) => atMs - (attempts[index] ?? 0));
  expect(pauses.length).toBeGreaterThan(10);
  for (const [index, pauseMs] of pauses.entries()) {
    const fullMs = Math.min(30_000, 500 * 2 ** index);
    expect(pauseMs).toBeGreaterThanOrEqual(fullMs / 2);
    expect(pauseMs).toBeLessThanOrEqual(fullMs);
  }
  expect(logs).toEqual([{ level: "warn", message: "test: nobody there" }]);
  expect(link.state).toMatchObject({ status: "down", error: "nobody there" });
  await kept.close();
});

test("a connection that lasted starts the pauses anew; one that ends at once does not", async () => {
  const connections: FakeConnection[] = [];
  const { clock, attempts, kept, logs } = keep(() => {
    const connection = new FakeConnection();
    connections.push(connection);
    return Promise.resolve(connection);
  });
  const endAfter = async (lifeMs: number) => {
    await clock.advance(lifeMs);
    const endedMs = clock.monotonicMs();
    connections.at(-1)?.end("lost");
    while ((attempts.at(-1) ?? 0) < endedMs) await clock.advance(50);
    return (attempts.at(-1) ?? 0) - endedMs;
  };
  await clock.advance(0);
  for (let round = 0; round < 6; round++) await endAfter(10);
  expect(await endAfter(10)).toBeGreaterThan(10_000);
  expect(await endAfter(10_000)).toBeLessThanOrEqual(550);
  expect(kept.current).toBe(connections.at(-1));
  expect(logs.filter(({ level }) => level === "info").length).toBeGreaterThan(0);
  await kept.close();
});

test("closing ends the connection, or the attempt, and no other is made", async () => {
  const connection = new FakeConnection();
  const open = keep(() => Promise.resolve(connection));
  await open.clock.advance(0);
  await open.kept.close();
  expect(connection.isClosed).toBe(true);
  expect(open.link.state.status).toBe("idle");

  const waiting = keep(
    (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      }),
  );
  await waiting.kept.close();
  await waiting.clock.advance(60_000);
  expect(waiting.attempts).toHaveLength(1);

  const late = new FakeConnection();
  const overtaken = keep(async () => {
    await Promise.resolve();
    return late;
  });
  await overtaken.kept.close();
  expect(late.isClosed).toBe(true);
});
