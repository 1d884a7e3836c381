import { FakeClock } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import { dismissClients } from "./lame-duck.ts";

function gather(count: number) {
  const clock = new FakeClock();
  const log: string[] = [];
  const clients = new Set(
    Array.from({ length: count }, (_, at) => ({
      announceLameDuck: () => void log.push(`tell ${at}`),
      close() {
        log.push(`close ${at}`);
        clients.delete(this);
        return Promise.resolve();
      },
    })),
  );
  const leaving = new AbortController();
  const dismiss = (durationMs: number) =>
    dismissClients(
      clients,
      { graceMs: 1_000, durationMs },
      { clock, random: () => 1, signal: leaving.signal },
    );
  return { clock, log, clients, leaving, dismiss };
}

test("tells everyone at once, waits, then lets them go one by one", async () => {
  const { clock, log, dismiss } = gather(3);
  const dismissed = dismiss(600);
  expect(log.splice(0)).toEqual(["tell 0", "tell 1", "tell 2"]);
  await clock.advance(999);
  expect(log).toEqual([]);
  await clock.advance(1);
  expect(log.splice(0)).toEqual(["close 0"]);
  await clock.advance(199);
  expect(log).toEqual([]);
  await clock.advance(201);
  await dismissed;
  expect(log).toEqual(["close 1", "close 2"]);
});

test("leaves out who went by itself, and waits a second between two at most", async () => {
  const { clock, log, clients, dismiss } = gather(3);
  const dismissed = dismiss(1_000_000);
  clients.delete([...clients][0] as never);
  await clock.advance(1_000);
  await clock.advance(1_000);
  await dismissed;
  expect(log.slice(3)).toEqual(["close 1", "close 2"]);
});

test("can be cut short", async () => {
  const { clock, log, leaving, dismiss } = gather(2);
  const dismissed = dismiss(1_000);
  leaving.abort();
  await dismissed;
  expect([log.length, clock.pendingCount]).toEqual([2, 0]);
});

test("has nothing to wait for when nobody is there", async () => {
  const { clock, dismiss } = gather(0);
  await dismiss(1_000);
  expect(clock.pendingCount).toBe(0);
});
