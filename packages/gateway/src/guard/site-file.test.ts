import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "@sourceful/domain";
import { describe, expect, test } from "vitest";
import { loadSite, parseSite } from "./site-file.ts";
import { sitePlan } from "./site-plan.ts";

const SITE = { meter: "METER-1", fuse: { max_a: [25, 25, 25] } };

/** What is said about a site.json. */
function problemsOf(site: unknown): string[] {
  try {
    parseSite(typeof site === "string" ? site : JSON.stringify(site), "site.json");
    return [];
  } catch (thrown) {
    if (!(thrown instanceof ConfigError)) throw thrown;
    expect(thrown.code).toBe("config_invalid");
    const [first = "", ...lines] = thrown.message.split("\n");
    return lines.length === 0 ? [first] : lines.map((line) => line.trim());
  }
}

test("a file that does not exist is no site, one that cannot be read is an error", async () => {
  const folder = await mkdtemp(join(tmpdir(), "site-"));
  try {
    expect(await loadSite(join(folder, "site.json"))).toBeUndefined();
    await expect(loadSite(folder)).rejects.toMatchObject({ code: "config_unreadable" });
    await writeFile(join(folder, "site.json"), `\ufeff${JSON.stringify(SITE)}`);
    expect(await loadSite(join(folder, "site.json"))).toEqual(SITE);
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe("problems", () => {
  test("of syntax have a line and a column", () => {
    expect(problemsOf('{\n  "meter": "M",\n}')).toEqual([expect.stringMatching(/^site\.json:3:1: /)]);
  });

  test("are all told at once, those of names beside those of the schema", () => {
    const problems = problemsOf({
      meter: "",
      fuse: { max_a: [25] },
      stale_s: 1,
      circuits: [{ name: "a", parent: "b" }, { name: "b", parent: "a" }, { name: "grid" }, { name: "a" }, {}],
      ders: [
        { sn: "EV-1", type: "ev", circuit: "garage" },
        { sn: "EV-1", type: "ev", phases: [2] },
        { sn: "EV-2", type: "oven" },
      ],
      limits: { consumption: { failsafe_w: -1, failsafe_min_h: 1, circuit: "nowhere" }, production: {} },
      fuses: 1,
    });
    const expected = [
      "meter",
      "stale_s",
      'circuits[0].parent leads back to "a" itself',
      'circuits[1].parent leads back to "b" itself',
      'circuits[2].name is "grid", the grid connection itself',
      'circuits[3].name is "a", as another circuit',
      "circuits[4]",
      'ders[0].circuit names the circuit "garage", which is not in circuits',
      "ders[1] lists ev of EV-1 a second time",
      "ders[1].phases names a phase that fuse.max_a does not have",
      "ders[2].type",
      "limits.consumption.failsafe_w",
      "limits.consumption.failsafe_min_h",
      'limits.consumption.circuit names the circuit "nowhere", which is not in circuits',
      "limits.production",
      "fuses is not a known key",
    ];
    for (const start of expected)
      expect(problems).toContainEqual(
        expect.stringMatching(new RegExp(`^${start.replace(/[[\]().]/g, "\\$&")}`)),
      );
    expect(problems).toHaveLength(expected.length);
  });

  test.each([null, 7, [], { fuse: [], ders: {}, circuits: "x", limits: 4, meter: 1 }])(
    "of %j are told, and not thrown",
    (site) => {
      expect(problemsOf(site).length).toBeGreaterThan(0);
    },
  );

  test("§ 14a needs a circuit of its own, and every DER in it a kind and a load", () => {
    const limits = { consumption: { failsafe_w: 0, enwg14a: true } };
    expect(problemsOf({ ...SITE, limits })).toEqual([
      expect.stringMatching(/^limits\.consumption\.enwg14a needs a circuit/),
    ]);
    const circuits = [{ name: "steuve" }, { name: "garage", parent: "steuve" }];
    const held = { consumption: { ...limits.consumption, circuit: "steuve" } };
    const ders = [
      { sn: "EV-1", type: "ev", circuit: "garage" },
      { sn: "BAT-1", type: "battery" },
    ];
    expect(problemsOf({ ...SITE, limits: held, circuits, ders })).toEqual([
      'ders[0] is in the circuit "steuve" and needs enwg14a',
    ]);
  });
});

describe("what it means", () => {
  test("defaults: all phases of the fuse, 60 s, 230 V, a failsafe that protects as well", () => {
    const plan = sitePlan(
      parseSite(
        JSON.stringify({
          ...SITE,
          ders: [{ sn: "EV-1", type: "ev" }],
          limits: { consumption: { failsafe_w: 4200 } },
        }),
        "site.json",
      ),
    );
    expect(plan).toMatchObject({
      staleMs: 60_000,
      voltageV: 230,
      gridMeter: "METER-1",
      ders: [{ id: "EV-1/ev", circuit: "grid", phases: [1, 2, 3], leastW: 6 * 690, wattsPerAmp: 690 }],
      limits: [
        {
          direction: "consumption",
          failsafeMinimumMs: 7_200_000,
          protectiveW: 4200,
          circuit: "grid",
          budgetW: undefined,
        },
      ],
    });
  });

  test("a connection of one phase has DERs on one phase", () => {
    const plan = sitePlan({ meter: "M", fuse: { max_a: [35] }, ders: [{ sn: "EV-1", type: "ev" }] });
    expect(plan.ders).toMatchObject([{ phases: [1], wattsPerAmp: 230 }]);
  });
});
