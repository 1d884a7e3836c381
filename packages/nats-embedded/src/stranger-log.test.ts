import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import { StrangerLog } from "./stranger-log.ts";

test("warns twenty times a minute, and tells how much it left out", async () => {
  const [clock, logger] = [new FakeClock(), new RecordingLogger()];
  const log = new StrangerLog(clock);
  const warnings = () => logger.lines.filter(({ level }) => level === "warn");
  for (let at = 0; at < 1_000; at++) log.warn(logger, "refused", { at });
  expect(warnings().map(({ fields }) => fields)).toEqual(Array.from({ length: 20 }, (_, at) => ({ at })));
  await clock.advance(60_000);
  log.warn(logger, "refused", { at: 1_000 });
  log.warn(logger, "refused", { at: 1_001 });
  expect(
    warnings()
      .slice(20)
      .map(({ fields }) => fields),
  ).toEqual([{ at: 1_000, untold: 980 }, { at: 1_001 }]);
});
