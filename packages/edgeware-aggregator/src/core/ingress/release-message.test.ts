import { expect, test } from "vitest";
import type { ActionRecord } from "../authority/action-record.ts";
import type { MessageEvent } from "../community-event.ts";
import type { CommunityState } from "../community-state.ts";
import { decodeState, encodeState } from "../state-codec.ts";
import { FoldedCommunity } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import { viewElement } from "../views/element-view.ts";

const house = houseSerial(0);
const action: ActionRecord = {
  actor: "maeve",
  role: "steward",
  decisionRecord: "dr-7",
  explanation: "the welder was on, the owner showed the bill",
};

function quarantined(): FoldedCommunity {
  const community = new FoldedCommunity({ topology: street(), atMs: MIDSUMMER_MS });
  community.fold({
    type: "assignment",
    assignment: {
      id: "a1",
      actor: "maeve",
      role: "steward",
      permissions: ["quarantine:release"],
      roleControl: "monitor_only",
      actorControl: "monitor_only",
      fromMs: 0,
      decisionRecord: "dr-1",
    },
  });
  community.report({ sender: house }, { w: 900, ts: MIDSUMMER_MS - 1000 }, { w: 40_000 });
  return community;
}

const messageIn = (community: FoldedCommunity) => community.log[1] as MessageEvent;
const netOf = ({ state }: FoldedCommunity) =>
  viewElement(state, { kind: "building", id: house })?.figures.net.value;

test("a steward releases what was kept out, once, with a reason", () => {
  const community = quarantined();
  expect(netOf(community)).toBe(900);
  const release = { type: "release", action, quarantined: messageIn(community) } as const;
  expect(community.fold(release)).toEqual([{ type: "action", action, what: "release q2", isDone: true }]);
  expect(netOf(community)).toBe(40_000);
  expect(community.state.data.quarantine.get("q2")?.released).toMatchObject({
    actor: "maeve",
    explanation: action.explanation,
  });
  expect(community.fold(release)).toMatchObject([{ isDone: false, reason: "maeve released it before" }]);
});

test.each(["actor", "role", "decisionRecord", "explanation"] as const)(
  "an action that does not name its %s is refused and a security event (R78)",
  (part) => {
    const community = quarantined();
    const effects = community.fold({
      type: "release",
      action: { ...action, [part]: " " },
      quarantined: messageIn(community),
    });
    expect(effects).toMatchObject([
      { type: "action", isDone: false },
      { type: "alarm", severity: "SEV-1", code: "action_not_permitted" },
    ]);
    expect(netOf(community)).toBe(900);
  },
);

test("who does not have the role, or no longer, releases nothing (R77, R79)", () => {
  const community = quarantined();
  const release = { type: "release", quarantined: messageIn(community) } as const;
  expect(community.fold({ ...release, action: { ...action, actor: "john" } })).toMatchObject([
    { isDone: false, reason: "john does not have the role steward" },
    { code: "action_not_permitted" },
  ]);
  const [held] = community.state.data.assignments;
  if (!held) throw new Error("no assignment");
  community.fold({ type: "assignment", assignment: { ...held, untilMs: community.nowMs } });
  expect(community.fold({ ...release, action })).toMatchObject([{ isDone: false }, { type: "alarm" }]);
  expect(community.state.data.assignments).toHaveLength(2);
});

test("a message is released only for the sender that signed it", () => {
  const community = quarantined();
  const message = messageIn(community);
  const forged = { ...message, envelope: { ...message.envelope, sender: houseSerial(1) } } as MessageEvent;
  expect(community.fold({ type: "release", action, quarantined: forged })).toMatchObject([
    { isDone: false, reason: "nobody is known to have signed it" },
  ]);
});

test("a message nobody is known to have signed is kept and counted, never released (R15)", () => {
  const community = quarantined();
  const [effect] = community.fold({ type: "refused", code: "IDENTITY", reason: "the signature is wrong" });
  expect(effect).toMatchObject({
    type: "quarantine",
    entry: { id: "q3", gate: "identity", code: "IDENTITY" },
  });
  expect(community.state.data.refused.get("IDENTITY")).toBe(1);
  const pretended = { ...messageIn(community), position: 3 };
  expect(community.fold({ type: "release", action, quarantined: pretended })).toMatchObject([
    { isDone: false },
  ]);
});

test("what nothing can be done with is not let in, and the action is not done", () => {
  const community = quarantined();
  community.report({ sender: house }, { w: 40_000, ts: MIDSUMMER_MS + 3_600_000 }, { w: 40_000 });
  const offer = community.message({ sender: house, ts: MIDSUMMER_MS + 3_600_000 }, { w: 1 });
  const body = { start: 0, end: MIDSUMMER_MS };
  const schema = "community.flexibility/1" as const;
  community.fold({ type: "message", envelope: { ...offer.envelope, schema, body } as typeof offer.envelope });
  const release = (position: number) => {
    const held = community.log[position - 1] as MessageEvent;
    return community.fold({ type: "release", action, quarantined: held });
  };
  expect(release(3)).toMatchObject([
    { type: "action", isDone: true },
    { type: "quarantine", entry: { id: "q3", findings: [{ reason: "sample_in_future", sample: 0 }] } },
  ]);
  expect(release(4)).toMatchObject([{ type: "action", isDone: false }]);
  expect(community.state.data.reporters.get(house)?.flexibility).toBeUndefined();
  community.tick(74 * 3_600_000);
  expect(release(2)).toMatchObject([
    { type: "action", isDone: false, reason: expect.stringContaining("sample_too_old") as string },
  ]);
  expect(community.state.data.quarantine.get("q2")?.released).toBeUndefined();
});

test("a release of a period whose books are closed does not open them again", () => {
  const community = quarantined();
  const { length } = community.log;
  for (let minute = 0; minute < 15; minute++) {
    community.report({ sender: house }, { w: 40_000 });
    community.tick(60_000);
  }
  community.tick(80 * 3_600_000);
  community.tick();
  const settled = community.effects.filter(({ type }) => type === "ledger").length;
  for (const event of community.log.slice(length)) {
    if (event.type === "message") community.fold({ type: "release", action, quarantined: event });
  }
  for (let hour = 0; hour < 3; hour++) community.tick(3_600_000);
  expect(community.effects.filter(({ type }) => type === "ledger")).toHaveLength(settled);
});

test("what stays out after a release counts once for its sender's room, also after a start", () => {
  const community = quarantined();
  community.report({ sender: house }, { w: Number.MAX_VALUE });
  const held = community.log.at(-1) as MessageEvent;
  community.fold({ type: "release", action, quarantined: held });
  const findings = ({ derived }: CommunityState) => derived.shelves.get(house)?.findings;
  expect(findings(community.state)).toBe(2);
  expect(findings(decodeState(encodeState(community.state)))).toBe(2);
});
