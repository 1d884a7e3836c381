import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { silentLogger } from "@sourceful/domain";
import { expect, test } from "vitest";
import { inspectJournal } from "./inspect-journal.ts";

const LANES = 4;
const KILLS_PER_LANE = 55;

// Appends with eight callers until it is killed, and says what was acknowledged before it does anything else.
const WRITER = `
import { writeSync } from "node:fs";
const [index, domain, directory, round] = process.argv.slice(1);
const { openJournal } = await import(index);
const { silentLogger, systemClock } = await import(domain);
const journal = await openJournal({ directory, clock: systemClock, logger: silentLogger,
  segmentBytes: 20_000, retention: { maxBytes: 400_000 } });
const cursor = await journal.cursor("upstream");
writeSync(1, "opened\\n");
let count = 0;
async function caller() {
  for (;;) {
    const payload = String(Number(round) * 1_000_000 + count++);
    const { epoch, seq } = await journal.append(Buffer.from(payload.padEnd(20 + (count % 200))));
    writeSync(1, "a " + epoch + " " + seq + " " + payload + "\\n");
  }
}
async function reader() {
  for (;;) {
    await journal.waitBeyond(cursor.seq);
    const seq = journal.lastSeq;
    await cursor.advance(seq);
    writeSync(1, "c " + seq + "\\n");
  }
}
await Promise.all([reader(), ...Array.from({ length: 8 }, caller)]);
`;

interface Lane {
  directory: string;
  /** Payload by "epoch seq", as acknowledged. */
  acknowledged: Map<string, string>;
  cursorSeq: number;
}

test(`nothing acknowledged is lost, doubled or out of order in ${LANES * KILLS_PER_LANE} kills`, {
  timeout: 600_000,
}, async () => {
  const base = await mkdtemp(join(tmpdir(), "journal-crash-"));
  try {
    const lanes = Array.from({ length: LANES }, (_, at) => runLane(join(base, String(at))));
    const acknowledged = (await Promise.all(lanes)).reduce((sum, lane) => sum + lane.acknowledged.size, 0);
    expect(acknowledged).toBeGreaterThanOrEqual((LANES * KILLS_PER_LANE) / 2);
  } finally {
    await rm(base, { recursive: true, force: true });
  }
});

async function runLane(directory: string): Promise<Lane> {
  const lane: Lane = { directory, acknowledged: new Map(), cursorSeq: 0 };
  for (let round = 1; round <= KILLS_PER_LANE; round++) {
    await writeAndKill(lane, round);
    if (round % 5 === 0) await check(lane);
  }
  return lane;
}

async function writeAndKill(lane: Lane, round: number): Promise<void> {
  const index = new URL("../dist/index.js", import.meta.url).href;
  const domain = new URL("../../domain/dist/index.js", import.meta.url).href;
  const args = ["--input-type=module", "-e", WRITER, index, domain, lane.directory, String(round)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise((resolve) => child.once("close", resolve));
  const kill = () => void child.kill("SIGKILL");
  // Of four, one dies while it starts or recovers, one as soon as it may write, two after they wrote something.
  const early = round % 4 === 0 ? setTimeout(kill, Math.random() * 120) : undefined;
  const sign = round % 4 === 1 ? "opened" : "a";
  let late: NodeJS.Timeout | undefined;
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const [kind, first, second, payload] = line.split(" ");
    if (kind === sign && !early) late ??= setTimeout(kill, Math.random() * 60);
    if (kind === "c" && first) lane.cursorSeq = Number(first);
    if (kind !== "a" || !payload) continue;
    const name = `${first} ${second}`;
    expect(lane.acknowledged.has(name), `${name} was given twice`).toBe(false);
    lane.acknowledged.set(name, payload);
  }
  await gone;
  clearTimeout(early);
  clearTimeout(late);
}

async function check({ directory, acknowledged, cursorSeq }: Lane): Promise<void> {
  const inspection = await inspectJournal({ directory, logger: silentLogger });
  const { stats } = inspection;
  const found = new Map<string, string>();
  let lastSeq = 0;
  let lastValue = 0;
  for await (const { epoch, seq, payload } of inspection.read()) {
    expect(seq).toBeGreaterThan(lastSeq);
    const text = Buffer.from(payload).toString().trimEnd();
    // Callers number what they append, across restarts too.
    expect(Number(text)).toBeGreaterThan(lastValue);
    lastSeq = seq;
    lastValue = Number(text);
    found.set(`${epoch} ${seq}`, text);
  }
  for (const [name, payload] of acknowledged) {
    if (Number(name.split(" ")[1]) > stats.dropped.throughSeq) expect(found.get(name), name).toBe(payload);
  }
  expect(stats.cursors["upstream"] ?? 0).toBeGreaterThanOrEqual(cursorSeq);
  expect(await inspection.verify()).toMatchObject({ isIntact: true });
}
