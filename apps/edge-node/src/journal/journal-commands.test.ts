import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { type Journal, openJournal } from "@sourceful/journal";
import { SunspecPlant } from "@sourceful/simulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ProgramRun } from "../testing/program-run.ts";

const PV = "gateways.gw-1.devices.SN-1.ders.pv.telemetry.json.v1";
const METER = "gateways.gw-1.devices.SN-2.ders.meter.telemetry.json.v1";
const MINUTE_MS = 60_000;

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "edge-node-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** A journal whose newest record is of now and whose others are a minute apart; `use` may look while it is open. */
async function keep(
  messages: readonly Uint8Array[],
  use: (journal: Journal) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const clock = new FakeClock(Date.now() - (messages.length - 1) * MINUTE_MS);
  const directory = join(dataDir, "journal");
  const journal = await openJournal({ directory, clock, logger: silentLogger, segmentBytes: 2_000 });
  for (const payload of messages) {
    await journal.append(payload);
    await clock.advance(MINUTE_MS);
  }
  await use(journal);
  await journal.close();
}

/** As the gateway writes it: length of the subject, subject, message. */
function message(subject: string, data: object): Uint8Array {
  const length = Buffer.alloc(2);
  length.writeUInt16LE(subject.length);
  return Buffer.concat([length, Buffer.from(subject), Buffer.from(JSON.stringify(data))]);
}

const journal = (...args: string[]) => ProgramRun.result(["journal", ...args, "--data-dir", dataDir]);

const linesOf = (stdout: string) =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Turns over a bit in the middle of the oldest segment. */
async function damage(): Promise<void> {
  const names = (await readdir(join(dataDir, "journal"))).filter((name) => name.endsWith(".segment"));
  const file = await open(join(dataDir, "journal", names.toSorted()[0] ?? ""), "r+");
  const { size } = await file.stat();
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, Math.floor(size / 2));
  byte[0] = (byte[0] ?? 0) ^ 1;
  await file.write(byte, 0, 1, Math.floor(size / 2));
  await file.close();
}

test("cat prints what was told, with number, time and subject", async () => {
  await keep([message(PV, { W: -1500 }), message(METER, { W: 20 })]);
  const { exitCode, stdout } = await journal("cat");
  expect(exitCode).toBe(0);
  expect(stdout.split("\n")).toEqual([
    expect.stringMatching(/^1 {2}\d{4}-\d\d-\d\dT\S+Z {2}gateways\.gw-1\.devices\.SN-1\S+ {2}\{"W":-1500\}$/),
    expect.stringMatching(/^2 .*SN-2\S+ {2}\{"W":20\}$/),
    "",
  ]);
});

test("cat prints only numbers, subjects and times that are asked for", async () => {
  await keep(
    Array.from({ length: 10 }, (_, index) => message(index % 2 === 0 ? PV : METER, { W: index + 1 })),
  );
  const seqs = async (...args: string[]) =>
    linesOf((await journal("cat", "--json", ...args)).stdout).map(({ seq }) => seq);
  expect(await seqs("--from", "3", "--to", "5")).toEqual([3, 4, 5]);
  expect(await seqs("--subject", "gateways.*.devices.SN-2.>")).toEqual([2, 4, 6, 8, 10]);
  expect(await seqs("--since", "175s", "--subject", ">")).toEqual([8, 9, 10]);
});

test("cat and stat look at a journal that is being written to", async () => {
  await keep([message(PV, { W: -1500 })], async (living) => {
    await (await living.cursor("upstream")).advance(1);
    await living.append(message(PV, { W: -1600 }));
    const records = linesOf((await journal("cat", "--json")).stdout);
    expect(records).toMatchObject([
      { seq: 1, subject: PV, data: { W: -1500 } },
      { seq: 2, subject: PV, data: { W: -1600 } },
    ]);
    const { stdout } = await journal("stat", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      directory: join(dataDir, "journal"),
      epoch: records[0]?.["epoch"],
      first_seq: 1,
      last_seq: 2,
      segments: 1,
      dropped: { records: 0 },
      cursors: { upstream: 1 },
    });
  });
  const { stdout } = await journal("stat");
  expect(stdout).toMatch(/^records +1 to 2, epoch \d+$/m);
  expect(stdout).toMatch(/^cursor +upstream at 1, 1 behind$/m);
});

test("verify says that all is well, or what is not", async () => {
  await keep(Array.from({ length: 40 }, (_, index) => message(PV, { W: index })));
  const well = await journal("verify");
  expect(well).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/40 records, 1 to 40, intact/) as string,
  });
  await damage();
  const { exitCode, stdout } = await journal("verify", "--json");
  expect(exitCode).toBe(1);
  const [missing] = (JSON.parse(stdout) as { damages: { from_seq: number; to_seq: number }[] }).damages;
  expect(missing).toBeDefined();
  expect((await journal("verify")).stdout).toContain("NOT intact");
  expect(linesOf((await journal("cat", "--json")).stdout)).toContainEqual({ missing });
});

test("what is no message is shown as bytes", async () => {
  await keep([Buffer.from([255, 255, 1]), message(PV, { W: 1 })]);
  expect(linesOf((await journal("cat", "--json")).stdout)).toMatchObject([
    { seq: 1, base64: "//8B" },
    { seq: 2, subject: PV },
  ]);
});

test("cat ends quietly when its reader has seen enough", async () => {
  await keep(Array.from({ length: 50 }, () => message(PV, { text: "x".repeat(100_000) })));
  const program = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
  const cat = spawn(process.execPath, [program, "journal", "cat", "--data-dir", dataDir]);
  let stderr = "";
  cat.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  cat.stdout.once("data", () => cat.stdout.destroy());
  await once(cat, "close");
  expect([cat.exitCode, stderr]).toEqual([0, ""]);
});

test("a directory without a journal, and flags that make no sense, are refused with exit code 2", async () => {
  const nothing = await journal("stat");
  expect(nothing).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining(join(dataDir, "journal")) as string,
  });
  expect(nothing.stderr).toContain("--data-dir");
  expect(await journal("cat", "--since", "2 hours")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("such as 2h") as string,
  });
  expect(await journal("cat", "--from", "0")).toMatchObject({ exitCode: 2 });
});

test("cat prints what a running node tells", async () => {
  const site = await new SunspecPlant({ seed: 1 }).serve();
  const device = { sn: "INV-1", register_map: "sunspec", host: "127.0.0.1", port: site.port, unit_id: 1 };
  await writeFile(join(dataDir, "devices.json"), JSON.stringify({ devices: [device] }));
  const node = new ProgramRun(["--data-dir", dataDir, "--nats-port", "0", "--serial", "gw-1"]);
  try {
    const pattern = "gateways.gw-1.devices.INV-1.ders.pv.>";
    const cat = async () => (await journal("cat", "--subject", pattern, "--json")).stdout;
    await expect.poll(cat, { interval: 100, timeout: 60_000 }).toContain("telemetry");
    expect(linesOf(await cat())[0]).toMatchObject({
      subject: "gateways.gw-1.devices.INV-1.ders.pv.telemetry.json.v1",
      data: { type: "pv", W: expect.any(Number) as number },
    });
    expect(await journal("verify")).toMatchObject({ exitCode: 0 });
  } finally {
    node.process.kill("SIGKILL");
    await node.ended();
    await site.close();
  }
});
