import { beforeEach, expect, test } from "vitest";
import { FoldedCommunity } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import type { TopologyBuilding } from "../topology/community-topology.ts";
import { viewReporter } from "../views/reporter-view.ts";
import type { Assignment } from "./assignment.ts";
import type { ControlLevel } from "./control-level.ts";
import { controlOver } from "./control-over.ts";

const house = houseSerial(0);
let community: FoldedCommunity;

function open(owner: ControlLevel | undefined): void {
  const topology = street({ houses: 1 });
  const [point] = topology.connectionPoints;
  if (!point) throw new Error("no house");
  const building: TopologyBuilding = { serial: house, ...(owner && { control: owner }) };
  community = new FoldedCommunity({
    topology: { ...topology, connectionPoints: [{ ...point, buildings: [building] }] },
    atMs: MIDSUMMER_MS,
  });
}

function say(control_level: ControlLevel, mode: "full" | "safe" = "full"): void {
  const message = community.message({ sender: house, validForMs: 60_000 }, { w: 500 });
  if (message.envelope.schema !== "community.building-state/1") throw new Error("no state");
  const readiness = { is_ready: mode === "full", control_level, mode, reasons: ["as asked"] };
  const comfort = [{ id: "tank", kind: "hot_water_temperature", unit: "°C", to_lower: 4 }] as const;
  const body = { ...message.envelope.body, readiness, comfort: [...comfort] };
  community.fold({ ...message, envelope: { ...message.envelope, body } });
}

function assign(parts: Partial<Assignment> = {}): void {
  community.fold({
    type: "assignment",
    assignment: {
      id: "edgeware/dispatcher",
      actor: "edgeware",
      role: "dispatcher",
      permissions: [],
      roleControl: "autonomous_within_envelope",
      actorControl: "autonomous_within_envelope",
      fromMs: community.nowMs,
      decisionRecord: "board-7",
      ...parts,
    },
  });
}
const level = () => controlOver(community.state, "edgeware", house);

beforeEach(() => open("supervised_control"));

test("control is the least of role, actor, owner and what the building says (R77)", () => {
  assign();
  say("autonomous_within_envelope");
  expect(level()).toBe("supervised_control");
  assign({ actorControl: "advisory" });
  expect(level()).toBe("advisory");
  assign();
  say("monitor_only", "safe");
  expect(level()).toBe("monitor_only");
});

test("any of them that is lost stops control at once", () => {
  say("supervised_control");
  expect(level()).toBeUndefined();
  assign({ untilMs: community.nowMs + 30_000 });
  expect(level()).toBe("supervised_control");
  community.tick(30_000);
  expect(level()).toBeUndefined();
  assign();
  expect(level()).toBe("supervised_control");
  community.tick(30_000);
  // What the building said was good for a minute.
  expect(level()).toBeUndefined();
});

test("a building whose owner said nothing is controlled by nobody", () => {
  open(undefined);
  assign();
  say("autonomous_within_envelope");
  expect(level()).toBeUndefined();
});

test("what a building says of readiness and comfort is shown while it is valid", () => {
  say("supervised_control");
  expect(viewReporter(community.state, house)).toMatchObject({
    control: "supervised_control",
    readiness: { is_ready: true, mode: "full", comfort: [{ id: "tank", to_lower: 4 }] },
  });
  community.tick(60_000);
  expect(viewReporter(community.state, house)?.readiness).toBeUndefined();
});

test("an older word does not undo a newer one", () => {
  say("advisory");
  const late = community.message({ sender: house, ts: community.nowMs - 5000 }, { w: 1 });
  if (late.envelope.schema !== "community.building-state/1") throw new Error("no state");
  const readiness = { is_ready: true, control_level: "supervised_control", mode: "full" } as const;
  community.fold({ ...late, envelope: { ...late.envelope, body: { ...late.envelope.body, readiness } } });
  expect(viewReporter(community.state, house)?.control).toBe("advisory");
});
