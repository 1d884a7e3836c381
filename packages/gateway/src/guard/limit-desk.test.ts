import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GuardedHouse } from "../testing/guarded-house.ts";
import { LimitStore } from "./limit-store.ts";
import type { SiteConfig } from "./site-config.ts";

const SITE: SiteConfig = {
  meter: "METER-1",
  fuse: { max_a: [25, 25, 25] },
  limits: { consumption: { failsafe_w: 4200 } },
};

describe("an energy guard", () => {
  let house: GuardedHouse;
  beforeEach(async () => {
    house = await GuardedHouse.create(SITE, []);
  });
  afterEach(() => house.stop());

  test("is answered with what holds from now on", async () => {
    await house.heartbeat();
    expect(await house.limit({ id: "a", limit_w: 3000 })).toMatchObject({
      v: 1,
      ts: house.clock.nowMs(),
      src: "hugin-gateway",
      ref: "a",
      status: "accepted",
      state: "limited",
      applied_w: 3000,
    });
  });

  test("gets the same answer to the same limit, and it is not taken twice", async () => {
    await house.heartbeat();
    const first = await house.limit({ id: "a", limit_w: 3000 });
    await house.limit({ id: "b", active: false });
    expect(await house.limit({ id: "a", limit_w: 3000 })).toEqual(first);
    expect(house.guard.state.limits).toMatchObject([{ state: "unlimited_controlled" }]);
  });

  test("without a heartbeat of its own is refused, whoever else is alive", async () => {
    expect(await house.limit({ limit_w: 3000 })).toMatchObject({
      status: "refused",
      code: "no_heartbeat",
      state: "init",
    });
    await house.heartbeat("other");
    expect(await house.limit({ limit_w: 3000 })).toMatchObject({ status: "refused", code: "no_heartbeat" });
  });

  test("is refused while another is in charge, and the other's silence is not filled by it", async () => {
    await house.heartbeat();
    await house.limit({ limit_w: 3000 });
    await house.heartbeat("other");
    expect(await house.limit({ src: "other", active: false })).toMatchObject({
      status: "refused",
      code: "held",
      error: '"dso" is in charge',
      applied_w: 3000,
    });
    for (let minute = 0; minute < 2; minute += 1) {
      await house.clock.advance(60_000);
      await house.heartbeat("other");
    }
    await expect.poll(() => house.guard.state.limits).toMatchObject([{ state: "failsafe" }]);
    expect(await house.limit({ src: "other", limit_w: 2000 })).toMatchObject({ status: "accepted" });
    expect(house.guard.state.limits).toMatchObject([{ state: "limited", src: "other" }]);
  });

  test("a limit of the wrong sign, or without a number, is refused", async () => {
    await house.heartbeat();
    expect(await house.limit({ limit_w: -3000 })).toMatchObject({ status: "refused", code: "limit_invalid" });
    expect(await house.limit({})).toMatchObject({ status: "refused", code: "limit_invalid" });
  });

  test("a direction that is not configured is refused", async () => {
    await house.heartbeat();
    expect(await house.limit({ direction: "production", limit_w: -1 })).toMatchObject({
      status: "refused",
      code: "not_configured",
      error: "site.json has no limits.production",
    });
  });

  test("a limit that was written long ago is refused, with a clock that is wrong but steady it is not", async () => {
    await house.heartbeat();
    const oldTs = house.clock.nowMs() - 61_000;
    expect(await house.limit({ active: false, ts: oldTs })).toMatchObject({
      status: "refused",
      code: "stale",
    });
    const skewed = await GuardedHouse.create(SITE, []);
    try {
      for (let beat = 0; beat < 3; beat += 1) {
        skewed.clock.jumpWallClockTo(skewed.clock.nowMs() + 3_600_000);
        await skewed.heartbeat();
        skewed.clock.jumpWallClockTo(skewed.clock.nowMs() - 3_600_000);
        await skewed.clock.advance(10_000);
      }
      expect(await skewed.limit({ limit_w: 1000, ts: skewed.clock.nowMs() + 3_600_000 })).toMatchObject({
        status: "accepted",
      });
    } finally {
      await skewed.stop();
    }
  });

  test("a replayed heartbeat does not count", async () => {
    await house.heartbeat();
    await house.limit({ limit_w: 3000 });
    const replayed = house.bus.sent.find(({ subject }) => subject.endsWith("heartbeat.json.v1"));
    for (let beat = 0; beat < 5; beat += 1) {
      await house.clock.advance(30_000);
      if (replayed) house.bus.publish(replayed.subject, replayed.data);
    }
    expect(house.guard.state.limits).toMatchObject([{ state: "failsafe" }]);
  });

  test("of a flood of what cannot be read each is answered, and as much logged as is of use", async () => {
    for (let n = 0; n < 200; n += 1) {
      house.bus.publish("gateways.house.site.limit.json.v1", Buffer.from(`{"id":"flood-${n}"}`));
      house.bus.publish("gateways.house.site.heartbeat.json.v1", Buffer.from("hello"));
    }
    await house.clock.advance(0);
    expect(house.acks).toHaveLength(200);
    const logged = () => house.logger.lines.filter(({ message }) => message.includes("its schema")).length;
    expect(logged()).toBe(50);
    await house.clock.advance(10_000);
    house.bus.publish("gateways.house.site.heartbeat.json.v1", Buffer.from("hello"));
    await house.clock.advance(0);
    expect(logged()).toBe(51);
  });

  test("what cannot be read is answered when it has an id, and otherwise logged", async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(await house.limit(bytes('{"id":"x","src":"dso","active":"yes"}'))).toMatchObject({
      ref: "x",
      status: "refused",
      code: "malformed",
    });
    const before = house.acks.length;
    for (const text of ["", "null", "[]", "{", '{"id":7}']) {
      house.bus.publish("gateways.house.site.limit.json.v1", bytes(text));
    }
    house.bus.publish("gateways.house.site.heartbeat.json.v1", bytes("hello"));
    await house.clock.advance(0);
    expect(house.acks.length).toBe(before);
    expect(house.logger.lines.filter(({ level }) => level === "warn")).toHaveLength(7);
  });
});

describe("the record of limits", () => {
  let folder: string;
  const logger = new RecordingLogger();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "limits-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const record = {
    state: "failsafe",
    applies: "failsafe",
    entered_at: 1,
    served_ms: 2,
    is_guarded: false,
  } as const;

  test("is read back as it was kept", async () => {
    const file = join(folder, "site", "limits.json");
    const store = await LimitStore.open(file, logger);
    expect(store.record("consumption")).toBeUndefined();
    await store.keep("consumption", record);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual({ consumption: record });
    expect((await LimitStore.open(file, logger)).record("consumption")).toEqual(record);
  });

  test.each(["", "[", "[]", "7", "null"])("that is damaged (%j) is no fresh start", async (text) => {
    const file = join(folder, "limits.json");
    await writeFile(file, text);
    const house = await LimitStore.open(file, logger);
    expect(house.record("consumption")).toBeNull();
  });

  test("that cannot be written is told, and told again when it can", async () => {
    const store = await LimitStore.open(join(folder, "other", "limits.json"), logger);
    await writeFile(join(folder, "other"), "");
    await store.keep("consumption", record);
    expect(store.failure).toMatch(/EEXIST|ENOTDIR/);
    await rm(join(folder, "other"));
    await mkdir(join(folder, "other"));
    await store.keep("consumption", record);
    expect(store.failure).toBeUndefined();
  });
});
