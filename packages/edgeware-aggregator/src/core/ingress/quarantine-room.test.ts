import { expect, test } from "vitest";
import { decodeState, encodeState } from "../state-codec.ts";
import { FoldedCommunity, receptionIn } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import { quarantineRoom } from "./quarantine-room.ts";

const [flooder, victim] = [houseSerial(0), houseSerial(1)] as const;
const samples = Array.from({ length: 120 }, () => ({ w: 99_000 }));

function flooded(): FoldedCommunity {
  const community = new FoldedCommunity({ topology: street({ houses: 3 }), atMs: MIDSUMMER_MS });
  community.report({ sender: victim }, { w: 88_000 });
  for (let i = 0; i < 200; i++) community.report({ sender: flooder }, ...samples);
  return community;
}

test("a flood pushes out its own sender's oldest and nobody else's; the audit is told of every one", () => {
  const community = flooded();
  const entries = [...community.state.data.quarantine.values()];
  const findings = entries.filter(({ serial }) => serial === flooder).flatMap((entry) => entry.findings);
  expect(findings.length).toBeLessThanOrEqual(quarantineRoom(3));
  expect(entries.map(({ serial }) => serial)).toContain(victim);
  expect(entries.at(-1)?.position).toBe(community.log.length);
  expect(community.effects.filter(({ type }) => type === "quarantine")).toHaveLength(201);
  expect(community.effects.filter((effect) => effect.type === "alarm" && effect.about === flooder)).toEqual([
    expect.objectContaining({ code: "samples_suspect" }),
    expect.objectContaining({ code: "quarantine_overflows" }),
  ]);
});

test("what is at hand is bounded in a community of any size", () => {
  for (const senders of [0, 1, 10, 1000, 10_000]) {
    expect(quarantineRoom(senders)).toBeGreaterThanOrEqual(120);
    expect(quarantineRoom(senders) * senders).toBeLessThanOrEqual(1_280_000);
  }
});

test("after a start the same ones are pushed out next", () => {
  const community = flooded();
  const copy = decodeState(encodeState(community.state));
  const [kept] = copy.derived.shelves.get(flooder)?.entries ?? [];
  expect(kept?.id).toBe(community.state.derived.shelves.get(flooder)?.entries[0]?.id);
  expect(copy.derived.shelves.get(flooder)?.findings).toBe(
    community.state.derived.shelves.get(flooder)?.findings,
  );
});

test("one that was pushed out has no second effect when it comes again", () => {
  const community = flooded();
  const { ledger } = community.state.data;
  const again = community.report({ sender: flooder, seq: 1 }, { w: 100 });
  expect(receptionIn(again).reason).toBe("it came before");
  expect(ledger.size).toBe(0);
});
