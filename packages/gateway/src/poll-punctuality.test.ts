import { expect, test } from "vitest";
import { PollPunctuality } from "./poll-punctuality.ts";

test("nothing is known before the first poll", () => {
  expect(new PollPunctuality().current).toBeUndefined();
});

test("tells median, 99th percentile and what was left out", () => {
  const punctuality = new PollPunctuality();
  for (let ms = 100; ms >= 0; ms--) punctuality.polled(ms);
  punctuality.skipped(2);
  punctuality.skipped(1);
  expect(punctuality.current).toEqual({ latenessP50Ms: 50, latenessP99Ms: 99, skipped: 3 });
});

test("forgets what is long past", () => {
  const punctuality = new PollPunctuality();
  punctuality.polled(9_999);
  for (let poll = 0; poll < 4_095; poll++) punctuality.polled(1);
  expect(punctuality.current?.latenessP99Ms).toBe(1);
  for (let poll = 0; poll < 4_096; poll++) punctuality.polled(7);
  expect(punctuality.current).toMatchObject({ latenessP50Ms: 7, latenessP99Ms: 7 });
});
