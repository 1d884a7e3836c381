import type { Flexibility } from "@sourceful/messaging";
import { expect, test } from "vitest";
import type { MessageEvent } from "../community-event.ts";
import { FoldedCommunity, receptionIn } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import { viewReporter } from "../views/reporter-view.ts";

const house = houseSerial(0);
const HOUR_MS = 3_600_000;
const ders = [{ id: "bat", kind: "battery", ratedW: 5000, capacityWh: 10_000 }];

function open(): FoldedCommunity {
  const community = new FoldedCommunity({ topology: street({ ders }), atMs: MIDSUMMER_MS });
  community.fold({
    type: "assignment",
    assignment: {
      id: "a1",
      actor: "mary",
      role: "steward",
      permissions: ["quarantine:release"],
      roleControl: "monitor_only",
      actorControl: "monitor_only",
      fromMs: 0,
      decisionRecord: "dr-1",
    },
  });
  return community;
}

function offer(community: FoldedCommunity, capacityW: number, ids: readonly string[] = ["bat"]) {
  const times = { duration_s: 900, notice_s: 10, recovery_s: 0, rebound_fraction: 1, ramp_w_per_s: 500 };
  const up = { ...times, capacity_w: capacityW, energy_budget_wh: 1000, certainty: "firm" } as const;
  const body: Flexibility = { start: community.nowMs, end: community.nowMs + HOUR_MS, up, ders: [...ids] };
  const { envelope } = community.message({ sender: house }, { w: 1 });
  return community.fold({
    type: "message",
    envelope: { ...envelope, schema: "community.flexibility/1", body },
  });
}

const heldBy = ({ state }: FoldedCommunity) => viewReporter(state, house)?.flexibility?.body;

test("what a building offers of its own is held", () => {
  const community = open();
  expect(receptionIn(offer(community, 5000))).toMatchObject({ code: "OK" });
  expect(heldBy(community)).toMatchObject({ up: { capacity_w: 5000 }, ders: ["bat"] });
});

test.each([
  ["of a DER that is not its own", 5000, ["bat", "neighbour"], "INVALID_CONTENT", "der_unknown"],
  ["of more than its connection could ever change", 44_001, ["bat"], "PLAUSIBILITY", "power_impossible"],
  ["of any number at all", Number.MAX_VALUE, ["bat"], "PLAUSIBILITY", "power_impossible"],
] as const)(
  "an offer %s is kept out, and does not take the place of the last",
  (_, capacityW, ids, code, why) => {
    const community = open();
    offer(community, 3000);
    const reception = receptionIn(offer(community, capacityW, ids));
    expect(reception).toMatchObject({ code, quarantine: "q3" });
    expect(reception.reason).toContain(why);
    expect(heldBy(community)).toMatchObject({ up: { capacity_w: 3000 } });
  },
);

test("a steward can let it in", () => {
  const community = open();
  offer(community, 5000, ["new"]);
  const action = { actor: "mary", role: "steward", decisionRecord: "dr-2", explanation: "put in today" };
  const quarantined = community.log.at(-1) as MessageEvent;
  expect(community.fold({ type: "release", action, quarantined })).toMatchObject([{ isDone: true }]);
  expect(heldBy(community)).toMatchObject({ ders: ["new"] });
});
