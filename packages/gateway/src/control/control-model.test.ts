import type { CallReport } from "@sourceful/luarunner";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ControlSite } from "../testing/control-site.ts";

/** What can happen to a site, in any order. */
const anyStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("command" as const),
      src: fc.constantFrom("a", "b"),
      ms: fc.constantFrom(0, 0, 30_000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("repeat" as const), back: fc.nat(5) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("heartbeat" as const), src: fc.constantFrom("a", "b") }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(1, 5_000, 30_000, 61_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("guard" as const), action: fc.constantFrom("battery", "deinit") }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("deinit" as const, "restart" as const, "crash" as const, "worker" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("behave" as const),
      how: fc.constantFrom("well", "refuse", "fail", "deaf"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("jump" as const), ms: fc.constantFrom(7_200_000, -7_200_000) }),
  },
);

type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

const WRITE = { address: 1, values: [1], ok: true };

/** The device behind the driver, as it would be: what it does was set by the last write that reached it. */
class Device {
  how = "well";
  /** Ids whose command was run, once per run. */
  readonly runs: string[] = [];
  isDefault = true;
  defaults = 0;

  answer(fn: string, args: readonly unknown[]): Partial<CallReport> {
    if (fn === "driver_command") {
      this.runs.push((args[2] as { id: string }).id);
      if (this.how === "refuse") return { returned: [false] };
      this.isDefault = false;
      return this.how === "fail"
        ? { returned: [false], writes: [WRITE] }
        : { returned: [true], writes: [WRITE] };
    }
    if (fn === "driver_default_mode") {
      this.defaults += 1;
      if (this.how === "deaf") return { returned: [false] };
      this.isDefault = true;
    }
    return {};
  }
}

async function take(site: ControlSite, device: Device, step: Step, sent: string[]): Promise<void> {
  switch (step.do) {
    case "command":
      sent.push(await site.command({ src: step.src, ...(step.ms > 0 ? { duration_ms: step.ms } : {}) }));
      break;
    case "repeat": {
      const id = sent.at(-1 - step.back);
      if (id !== undefined) await site.command({ id, src: "a" });
      break;
    }
    case "heartbeat":
      await site.heartbeat(step.src);
      break;
    case "wait":
      await site.clock.advance(step.ms);
      break;
    case "guard": {
      const id = `guard-${sent.length}-${site.clock.monotonicMs()}`;
      void site.gateway.command("BAT-1", "battery", {
        id,
        src: "site-guard",
        action: step.action,
        power_w: 0,
      });
      await site.clock.advance(0);
      break;
    }
    case "deinit":
      sent.push(await site.command({ src: "a", action: "deinit" }));
      break;
    case "worker":
      site.plane.announce({ type: "restarted", reason: "a neighbour hung" });
      await site.clock.advance(0);
      break;
    case "restart":
      await site.stop();
      await site.start();
      break;
    case "crash":
      await site.crash();
      break;
    case "behave":
      device.how = step.how;
      break;
    case "jump":
      site.clock.jumpWallClockTo(site.clock.nowMs() + step.ms);
      break;
  }
}

test("whatever happens, no id runs twice, nothing runs in failsafe, and silence ends in default mode", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 40 }), async (steps) => {
      const site = await ControlSite.create();
      const device = new Device();
      const forbidden: string[] = [];
      site.plane.answer = (fn, args) => {
        const last = site.states.at(-1);
        if (
          fn === "driver_command" &&
          last &&
          !["claimed", "guarded", "controlled", "guarded_failsafe"].includes(last)
        ) {
          forbidden.push(last);
        }
        return device.answer(fn, args);
      };
      try {
        await site.start();
        const sent: string[] = [];
        for (const one of steps) await take(site, device, one, sent);
        expect(new Set(device.runs).size).toBe(device.runs.length);
        expect(forbidden).toEqual([]);
        // Every command was answered in the end, and every answer of one id is the same.
        device.how = "well";
        await site.clock.advance(200_000);
        for (const id of sent) {
          const finals = new Set(site.answers(id).filter((answer) => answer !== "ack"));
          expect([id, finals.size]).toEqual([id, 1]);
        }
        // Nobody has spoken for longer than any watchdog and any back-off.
        expect(device.isDefault).toBe(true);
        expect((await site.told()).default_confirmed).toBe(true);
      } finally {
        await site.stop();
        expect(site.clock.pendingCount).toBe(0);
      }
    }),
    { numRuns: 60 },
  );
});
