import fc from "fast-check";
import { expect, test } from "vitest";
import { type Assignment, assignmentsAt } from "./assignment.ts";
import { CONTROL_LEVELS, effectiveControl } from "./control-level.ts";

const level = fc.constantFrom(...CONTROL_LEVELS);

test("effective control is the least of role, actor and asset (R77)", () => {
  fc.assert(
    fc.property(level, level, level, (role, actor, asset) => {
      const effective = effectiveControl(role, actor, asset);
      expect([role, actor, asset]).toContain(effective);
      for (const factor of [role, actor, asset]) {
        expect(CONTROL_LEVELS.indexOf(effective ?? "autonomous_within_envelope")).toBeLessThanOrEqual(
          CONTROL_LEVELS.indexOf(factor),
        );
      }
    }),
  );
});

test("a factor that is lost leaves nothing (R77)", () => {
  expect(effectiveControl(undefined, "advisory", "advisory")).toBeUndefined();
  expect(effectiveControl("advisory", undefined, "advisory")).toBeUndefined();
  expect(effectiveControl("advisory", "advisory", undefined)).toBeUndefined();
});

test("authority of any moment of the past can be told from the record (R79)", () => {
  const entry: Assignment = {
    id: "a1",
    actor: "maeve",
    role: "steward",
    permissions: ["quarantine:release"],
    roleControl: "advisory",
    actorControl: "advisory",
    fromMs: 100,
    decisionRecord: "dr-1",
  };
  const record = [entry, { ...entry, role: "viewer", permissions: [], fromMs: 200, decisionRecord: "dr-2" }];
  expect(assignmentsAt(record, "maeve", 99)).toEqual([]);
  expect(assignmentsAt(record, "maeve", 150)).toEqual([entry]);
  expect(assignmentsAt(record, "maeve", 200)).toMatchObject([{ role: "viewer" }]);
  expect(assignmentsAt([...record, { ...entry, fromMs: 300, untilMs: 300 }], "maeve", 301)).toEqual([]);
});
