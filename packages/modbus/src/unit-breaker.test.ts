import { expect, test } from "vitest";
import { UnitBreaker } from "./unit-breaker.ts";

const withoutJitter = () => 0;

test("the third failure in a row suspends, each failed probe for longer, up to 30 s", () => {
  const breaker = new UnitBreaker(withoutJitter);
  expect([breaker.failed(0), breaker.failed(10)]).toEqual([0, 0]);
  expect(breaker.remainingMs(10)).toBe(0);
  let nowMs = 20;
  const suspensions = [2000, 4000, 8000, 16_000, 30_000, 30_000];
  for (const expectedMs of suspensions) {
    expect(breaker.failed(nowMs)).toBe(expectedMs);
    expect(breaker.remainingMs(nowMs + expectedMs - 1)).toBe(1);
    nowMs += expectedMs;
    expect(breaker.remainingMs(nowMs)).toBe(0);
  }
});

test("an answer between failures starts the count anew", () => {
  const breaker = new UnitBreaker(withoutJitter);
  breaker.failed(0);
  breaker.failed(0);
  expect(breaker.succeeded()).toBe(false);
  expect([breaker.failed(0), breaker.failed(0)]).toEqual([0, 0]);
  expect(breaker.failed(0)).toBe(2000);
});

test("an answer to a probe ends the suspension and its growth", () => {
  const breaker = new UnitBreaker(withoutJitter);
  for (let n = 0; n < 5; n++) breaker.failed(0);
  expect(breaker.succeeded()).toBe(true);
  expect(breaker.isSuspect).toBe(false);
  expect(breaker.remainingMs(0)).toBe(0);
  breaker.failed(0);
  breaker.failed(0);
  expect(breaker.failed(0)).toBe(2000);
});

test("every tenth probe is a full one", () => {
  const breaker = new UnitBreaker(withoutJitter);
  breaker.failed(0);
  breaker.failed(0);
  const fullProbes: number[] = [];
  for (let probe = 1; probe <= 20; probe++) {
    breaker.failed(0);
    if (breaker.isFullProbe) fullProbes.push(probe);
  }
  expect(fullProbes).toEqual([10, 20]);
});

test("jitter only shortens a suspension", () => {
  const breaker = new UnitBreaker(() => 0.999999);
  breaker.failed(0);
  breaker.failed(0);
  expect(breaker.failed(0)).toBe(1000);
});
