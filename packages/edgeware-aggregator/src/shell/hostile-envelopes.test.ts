import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { SigningKey } from "@sourceful/identity";
import { Keyring } from "@sourceful/messaging";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CommunityEffect } from "../core/community-effect.ts";
import { encodeState } from "../core/state-codec.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../core/testing/street.ts";
import { findViolations } from "../core/views/find-violations.ts";
import { CommunityNode } from "./community-node.ts";

const sender = houseSerial(0);
const key = SigningKey.create();
const subject = `communities.street.buildings.${sender}.state.json.v1`;
let directory: string;
let clock: FakeClock;
let node: CommunityNode;
let decided: CommunityEffect[];

function open(): Promise<CommunityNode> {
  const entry = { sender, role: "building", keyEpoch: 1, publicKey: key.publicKey } as const;
  return CommunityNode.open({
    directory,
    topology: street({ houses: 2 }),
    keyring: new Keyring("street", [entry]),
    onDecided: (effects) => void decided.push(...effects),
    clock,
    logger: silentLogger,
  });
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "hostile-envelopes-"));
  clock = new FakeClock(MIDSUMMER_MS);
  decided = [];
  node = await open();
});

afterEach(async () => {
  await node.close();
  await rm(directory, { recursive: true, force: true });
});

interface Parts {
  readonly seq?: string;
  readonly community?: string;
  /** More members before `body`, text as on the wire. */
  readonly more?: string;
  readonly sample?: string;
  readonly body?: string;
}

/** An envelope signed by the building's own key, with whatever text in it. */
function envelope({ seq = "1", community = "street", more = "", sample = "", body = "" }: Parts): Uint8Array {
  const ts = clock.nowMs();
  const text =
    `{"schema":"community.building-state/1","community":"${community}","sender":"${sender}","key_epoch":1,` +
    `"boot":1,"seq":${seq},"ts":${ts},"data_class":"REAL","source_ref":"meter","valid_for_ms":900000,"idem":"i",` +
    `${more}"body":{"timestamp_source":"device_clock_synced",${body}` +
    `"samples":[{"ts":${ts},"quality":"valid",${sample}"w":100}]}`;
  const signature = key.sign(Buffer.from(text)).toString("base64url");
  return Buffer.from(`${text},"sig":"${signature}"}`);
}

const deep = (opening: string, closing: string, levels: number) =>
  `${opening.repeat(levels)}1${closing.repeat(levels)}`;
const live = () => node.state.data.reporters.get(sender)?.live?.netW;

async function isWhole(): Promise<void> {
  expect(findViolations(node.state)).toEqual([]);
  const before = Buffer.from(encodeState(node.state)).toString();
  await node.close();
  node = await open();
  expect(Buffer.from(encodeState(node.state)).toString()).toBe(before);
  await rm(join(directory, "snapshots"), { recursive: true });
  await node.close();
  await rm(join(directory, "snapshots"), { recursive: true, force: true });
  node = await open();
  expect(Buffer.from(encodeState(node.state)).toString()).toBe(before);
}

test.each<[string, Parts]>([
  ["arrays nested thirty thousand deep", { more: `"x":${deep("[", "]", 30_000)},` }],
  ["objects nested ten thousand deep", { body: `"x":${deep('{"a":', "}", 10_000)},` }],
  [
    "members that are called __proto__ and constructor",
    { body: `"__proto__":{"samples":[]},"constructor":1,` },
  ],
  ["lone surrogates", { more: `"x":"\\ud800\\udfff\\ud800",`, sample: `"\\udc00":"\\ud800",` }],
  ["a number before the one that counts", { sample: `"w":31000,` }],
  ["numbers beyond all where nobody looks", { more: `"x":1e308,"y":-0,"z":1e999,` }],
])("%s, signed by a member, do no harm", async (_, parts) => {
  await node.receive({ subject, data: envelope(parts) });
  expect(live()).toBe(100);
  await isWhole();
});

test.each<[string, Parts, string]>([
  ["1e999 watts", { sample: `"var":1,"phases":[{"w":1e999}],` }, "INVALID_MESSAGE"],
  ["a seq of 2^53", { seq: "9007199254740992" }, "INVALID_MESSAGE"],
  ["a seq of −0", { seq: "-0" }, "INVALID_MESSAGE"],
  ["a seq of 1e0 hidden behind another", { seq: `1,"seq":0` }, "INVALID_MESSAGE"],
  ["a sender of its own inside", { more: `"sender":"${houseSerial(1)}",` }, "INVALID_DATA"],
  ["another community", { community: "other" }, "IDENTITY"],
  ["a schema that is overwritten", { more: `"schema":"community.flexibility/1",` }, "INVALID_DATA"],
])("%s is refused, counted and kept", async (_, parts, code) => {
  await node.receive({ subject, data: envelope(parts) });
  expect(live()).toBeUndefined();
  expect(Object.fromEntries(node.state.data.refused)).toEqual({ [code]: 1 });
  expect(decided).toMatchObject([{ type: "quarantine", entry: { code } }]);
  await isWhole();
});

test("bytes of any size are kept or cut, and never hold up what comes after them", async () => {
  for (const bytes of [0, 1, 65_537, 1024 * 1024, 8 * 1024 * 1024]) {
    await node.receive({ subject, data: Buffer.alloc(bytes, 0x7b) });
  }
  await node.receive({ subject, data: envelope({}) });
  expect(live()).toBe(100);
  expect(node.state.data.refused.get("INVALID_DATA")).toBe(5);
  await isWhole();
});

test("the same idempotency key under another number has no effect, and its sender hears so", async () => {
  await node.receive({ subject, data: envelope({ seq: "1" }) });
  await node.receive({ subject, data: envelope({ seq: "2", sample: `"import_wh":5,` }) });
  expect(live()).toBe(100);
  expect(decided).toMatchObject([
    { code: "OK" },
    { code: "TIME", reason: "it came before under another number" },
  ]);
  await isWhole();
});
