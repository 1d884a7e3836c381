import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { SimulatedDisk } from "@sourceful/journal/testing";
import { beforeEach, expect, test } from "vitest";
import { Quarantine } from "./quarantine.ts";

let clock: FakeClock;
let logger: RecordingLogger;
let disk: SimulatedDisk;
beforeEach(() => {
  clock = new FakeClock();
  logger = new RecordingLogger();
  disk = new SimulatedDisk();
});

const open = () => Quarantine.open({ directory: "/quarantine", clock, logger, fileSystem: disk });
const message = (data: Uint8Array, reason = "is not JSON") => ({
  subject: "a.b",
  data,
  code: "message_invalid",
  reason,
});

test("keeps the beginning of a message with its reason and its time, also over a restart", async () => {
  const first = await open();
  first.record(message(new Uint8Array(10_000).fill(65), "x".repeat(1_000)));
  await first.close();
  await clock.advance(1_000);
  const second = await open();
  second.record(message(Buffer.from("{")));
  await clock.advance(0);
  expect(await second.newest(10)).toEqual([
    {
      subject: "a.b",
      code: "message_invalid",
      reason: "is not JSON",
      size: 1,
      data: "ew==",
      atMs: clock.nowMs(),
    },
    {
      subject: "a.b",
      code: "message_invalid",
      reason: "x".repeat(512),
      size: 10_000,
      data: Buffer.alloc(4_096, 65).toString("base64"),
      atMs: clock.nowMs() - 1_000,
    },
  ]);
  expect(await second.newest(1)).toHaveLength(1);
  await second.close();
});

test("of a flood 50 in 10 s are kept, the others counted", async () => {
  const quarantine = await open();
  for (let n = 0; n < 80; n++) quarantine.record(message(Buffer.from(`${n}`)));
  await clock.advance(10_000);
  quarantine.record(message(Buffer.from("after")));
  await clock.advance(0);
  const kept = await quarantine.newest(1_000);
  expect(kept).toHaveLength(51);
  expect(kept.map(({ unkept }) => unkept).filter((count) => count !== undefined)).toEqual([30]);
  await quarantine.close();
});

test("a disk that refuses is logged, and nothing else", async () => {
  const quarantine = await open();
  disk.fail("datasync", "EIO");
  disk.fail("create", "EROFS");
  quarantine.record(message(Buffer.from("{")));
  await quarantine.close();
  const closed = await open();
  closed.record(message(Buffer.from("{")));
  expect(await closed.newest(1)).toEqual([]);
  await closed.close();
  expect(logger.lines.map(({ message: text }) => text)).toEqual(
    expect.arrayContaining([
      "message not let in",
      "message not let in is not kept",
      "what is not let in is logged and not kept",
    ]),
  );
});
