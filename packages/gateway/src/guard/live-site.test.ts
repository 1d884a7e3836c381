import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@sourceful/domain";
import { RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeBus } from "../testing/fake-bus.ts";
import { LiveSite } from "./live-site.ts";
import { loadSite } from "./site-file.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const SITE = { meter: "METER-1", fuse: { max_import_w: 5000 }, ders: [{ sn: "BAT-1", type: "battery" }] };
const COMMAND = { deviceId: "BAT-1", derType: "battery", action: "battery", powerW: 1000 };

let folder: string;
let siteFile: string;
let limitsFile: string;
let logger: RecordingLogger;
let live: LiveSite;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "site-"));
  siteFile = join(folder, "site.json");
  limitsFile = join(folder, "limits.json");
  logger = new RecordingLogger();
});
afterEach(async () => {
  await live.close();
  await rm(folder, { recursive: true });
});

/** `meanwhile` is done while the rest of the node starts. */
async function start(meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const watch = { quietMs: 10, lookEveryMs: 50 };
  const own = { serial: "gw-1", bus: new FakeBus(), clock: systemClock, logger };
  live = await LiveSite.open({ ...own, ...watch, site: await loadSite(siteFile), siteFile, limitsFile });
  await meanwhile();
  await live.start({
    onTelemetry: () => () => undefined,
    command: () => Promise.resolve({ status: "executed" }),
  });
}

test("without a site.json everything may run, and there is nothing to tell", async () => {
  await start();
  expect([live.guard, live.state, live.refuse(COMMAND)]).toEqual([undefined, undefined, undefined]);
  expect(logger.lines).toEqual([]);
});

test("a start without the site.json there was before is told of", async () => {
  await writeFile(limitsFile, "{}");
  await start();
  expect(logger.lines).toMatchObject([
    { level: "warn", message: "there is no site.json any more: nothing guards the grid connection" },
  ]);
});

test("one that appears refuses from then on, one that is broken or gone changes nothing but the state", async () => {
  await start();
  const heard = vi.fn();
  live.onChange(heard);
  await writeFile(siteFile, "{");
  await vi.waitFor(() => expect(live.state?.problem).toContain(siteFile), PATIENCE);
  expect(live.refuse(COMMAND)).toBeUndefined();
  await rm(siteFile);
  await vi.waitFor(() => expect(live.state).toBeUndefined(), PATIENCE);
  await writeFile(siteFile, JSON.stringify(SITE));
  await vi.waitFor(() => expect(live.refuse(COMMAND)).toMatchObject({ code: "site_meter_silent" }), PATIENCE);
  expect(live.state?.problem).toBeUndefined();
  await writeFile(siteFile, "{");
  await vi.waitFor(() => expect(live.state?.problem).toContain(siteFile), PATIENCE);
  await rm(siteFile);
  await vi.waitFor(() => expect(live.state?.problem).toMatch(/is gone: the guard goes on/), PATIENCE);
  expect(live.refuse(COMMAND)).toMatchObject({ code: "site_meter_silent" });
  expect(heard).toHaveBeenCalled();
});

test("one that appears or changes while the node starts is followed from the first moment", async () => {
  await start(() => writeFile(siteFile, JSON.stringify(SITE)));
  expect(live.refuse(COMMAND)).toMatchObject({ code: "site_meter_silent" });
  await live.close();
  await start(() => writeFile(siteFile, "{"));
  expect(live.state?.problem).toContain(siteFile);
  expect(live.refuse(COMMAND)).toMatchObject({ code: "site_meter_silent" });
});
