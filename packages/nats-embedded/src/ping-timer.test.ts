import { FakeClock } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import { PingTimer } from "./ping-timer.ts";

function startTimer() {
  const clock = new FakeClock();
  const events: string[] = [];
  const timer = new PingTimer({
    clock,
    intervalMs: 100,
    maxPingsOut: 2,
    sendPing: () => void events.push("ping"),
    onStale: () => void events.push("stale"),
  });
  return { clock, events, timer };
}

test("pings a silent client, and gives up on it when two pings stay unanswered", async () => {
  const { clock, events } = startTimer();
  await clock.advance(99);
  expect(events).toEqual([]);
  await clock.advance(101);
  expect(events).toEqual(["ping", "ping"]);
  await clock.advance(1_000);
  expect(events).toEqual(["ping", "ping", "stale"]);
  expect(clock.pendingCount).toBe(0);
});

test("leaves a client that talks alone", async () => {
  const { clock, events, timer } = startTimer();
  for (let at = 0; at < 10; at++) {
    timer.noteActivity();
    await clock.advance(100);
  }
  expect(events).toEqual([]);
});

test("goes on for as long as pings are answered", async () => {
  const { clock, events, timer } = startTimer();
  for (let at = 0; at < 10; at++) {
    await clock.advance(100);
    timer.notePong();
  }
  expect(events).toEqual(Array.from({ length: 10 }, () => "ping"));
});

test("stops", async () => {
  const { clock, events, timer } = startTimer();
  timer.stop();
  await clock.advance(1_000);
  expect([events, clock.pendingCount]).toEqual([[], 0]);
});
