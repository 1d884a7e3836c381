import fc from "fast-check";
import { expect, test } from "vitest";
import { type LifeCycle, NEW_LIFE_CYCLE, nextLifeCycle, type StepResult } from "./life-cycle.ts";

const lives: [string, StepResult[], string[]][] = [
  ["a good start", ["done", "done", "done", "done"], ["init 0", "poll 0", "poll 0", "poll 0"]],
  [
    "a driver that is not there yet",
    ["failed", "failed", "failed", "failed", "done"],
    ["open 1", "open 2", "open 3", "open 4", "init 4"],
  ],
  [
    "an init that fails twice",
    ["done", "failed", "failed", "done", "done"],
    ["init 0", "init 1", "init 2", "poll 2", "poll 0"],
  ],
  [
    "an init that fails three times starts over",
    ["done", "failed", "failed", "failed", "done"],
    ["init 0", "init 1", "init 2", "open 3", "init 3"],
  ],
  ["one bad poll", ["done", "done", "failed", "done"], ["init 0", "poll 0", "poll 1", "poll 0"]],
  [
    "three bad polls are followed by a new VM and a new init",
    ["done", "done", "done", "failed", "failed", "failed", "done", "done", "done"],
    ["init 0", "poll 0", "poll 0", "poll 1", "poll 2", "open 3", "init 3", "poll 3", "poll 0"],
  ],
  [
    "bad polls after a good init keep backing off",
    ["done", "done", "failed", "failed", "failed", "done", "done", "failed"],
    ["init 0", "poll 0", "poll 1", "poll 2", "open 3", "init 3", "poll 3", "poll 4"],
  ],
  [
    "a good poll forgives",
    ["done", "done", "failed", "failed", "done", "failed", "failed"],
    ["init 0", "poll 0", "poll 1", "poll 2", "poll 0", "poll 1", "poll 2"],
  ],
  [
    "an idle poll changes nothing",
    ["done", "done", "failed", "idle"],
    ["init 0", "poll 0", "poll 1", "poll 1"],
  ],
  [
    "a lost VM is initialised again",
    ["done", "done", "done", "vm_lost", "done"],
    ["init 0", "poll 0", "poll 0", "init 1", "poll 1"],
  ],
  [
    "a VM that keeps getting lost is loaded anew",
    ["done", "done", "vm_lost", "vm_lost", "vm_lost"],
    ["init 0", "poll 0", "init 1", "init 2", "open 3"],
  ],
  [
    "a driver that is put out has to be loaded anew",
    ["done", "done", "out", "failed"],
    ["init 0", "poll 0", "open 1", "open 2"],
  ],
];

test.each(lives)("%s", (_name, results, expected) => {
  let cycle = NEW_LIFE_CYCLE;
  const seen = results.map((result) => {
    cycle = nextLifeCycle(cycle, result);
    return `${cycle.phase} ${cycle.failures}`;
  });
  expect(seen).toEqual(expected);
});

test("no poll before an init in the same VM, whatever happens", () => {
  const results = fc.array(fc.constantFrom<StepResult>("done", "idle", "failed", "vm_lost", "out"), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(results, (steps) => {
      let cycle: LifeCycle = NEW_LIFE_CYCLE;
      let isInitialised = false;
      for (const result of steps) {
        const { phase } = cycle;
        if (phase === "poll") expect(isInitialised).toBe(true);
        if (phase === "open" || result === "vm_lost" || result === "out") isInitialised = false;
        else if (phase === "init" && result === "done") isInitialised = true;
        cycle = nextLifeCycle(cycle, result);
      }
    }),
  );
});
