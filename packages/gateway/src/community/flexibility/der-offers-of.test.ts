import type { ReadingFields } from "@sourceful/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OfferedDer } from "../membership-config.ts";
import type { DerFacts } from "./der-facts.ts";
import { derOffersOf } from "./der-offers-of.ts";
import { nextLocalTime } from "./next-local-time.ts";

const NOON = new Date(2026, 5, 21, 12, 0).getTime();

function offersOf(
  der: Partial<OfferedDer> & Pick<OfferedDer, "type">,
  fields: ReadingFields,
  facts: Partial<DerFacts> = {},
) {
  return derOffersOf({
    der: { sn: "D", ...der },
    fields,
    ratedW: undefined,
    leastW: undefined,
    mostW: undefined,
    nowMs: NOON,
    ...facts,
  });
}

/** `capacity W, duration s, energy Wh` of each direction; `-` where nothing is known. */
function short(offers: ReturnType<typeof offersOf>): string[] {
  return (["up", "down"] as const).map((direction) => {
    const offer = offers[direction];
    return offer ? `${offer.capacityW} W, ${offer.durationS} s, ${offer.energyWh} Wh` : "-";
  });
}

const NOTHING = "0 W, 0 s, 0 Wh";
const BATTERY = { type: "battery", rated_w: 5000, capacity_wh: 10_000 } as const;

describe("a battery", () => {
  test.each<[string, ReadingFields, readonly string[]]>([
    ["idle and half full", { w: 0, soc: 0.5 }, ["5000 W, 2052 s, 2850 Wh", "5000 W, 2880 s, 4000 Wh"]],
    [
      "nearly down to its reserve gives less, for 15 minutes",
      { w: 0, soc: 0.25 },
      ["1900 W, 900 s, 475 Wh", "5000 W, 3600 s, 5000 Wh"],
    ],
    ["below its reserve", { w: 0, soc: 0.1 }, [NOTHING, "5000 W, 3600 s, 5000 Wh"]],
    ["full", { w: 0, soc: 0.95 }, ["5000 W, 3600 s, 5000 Wh", NOTHING]],
    [
      "that discharges may go on: what it uses by itself is not offered",
      { w: -2000, soc: 0.8 },
      ["3000 W, 3600 s, 3000 Wh", "4000 W, 900 s, 1000 Wh"],
    ],
    [
      "that charges may end that by itself, which is no offer",
      { w: 2000, soc: 0.5 },
      ["5000 W, 2052 s, 2850 Wh", "3000 W, 2400 s, 2000 Wh"],
    ],
    ["of unknown charge", { w: 0 }, ["-", "-"]],
    ["of unknown power", { soc: 0.5 }, ["-", "-"]],
    [
      "whose limits are lower now",
      { w: 0, soc: 0.5, lower_limit_w: -1000, upper_limit_w: 0 },
      ["1000 W, 3600 s, 1000 Wh", NOTHING],
    ],
    [
      "that knows its power now",
      { w: 0, soc: 0.5, available_discharge_w: 800, available_charge_w: 700 },
      ["800 W, 3600 s, 800 Wh", "700 W, 3600 s, 700 Wh"],
    ],
    [
      "that knows its energy now",
      { w: 0, soc: 0.5, available_discharge_wh: 1000, available_charge_wh: 0 },
      ["3800 W, 900 s, 950 Wh", NOTHING],
    ],
  ])("%s", (_, fields, expected) => {
    expect(short(offersOf(BATTERY, fields))).toEqual(expected);
  });

  test("the least of what operator, driver and device say bounds it", () => {
    const fields = { w: 0, soc: 0.5, rated_power_w: 4000, capacity_wh: 8000 };
    expect(short(offersOf(BATTERY, fields))).toEqual(["4000 W, 2052 s, 2280 Wh", "4000 W, 2880 s, 3200 Wh"]);
    expect(short(offersOf(BATTERY, fields, { ratedW: 3000, leastW: -1000, mostW: 500 }))).toEqual([
      "1000 W, 3600 s, 1000 Wh",
      "500 W, 3600 s, 500 Wh",
    ]);
  });

  test("a rating or size nobody tells leaves it out, and 0 is a rating nobody tells", () => {
    const fields = { w: 0, soc: 0.5, rated_power_w: 0, capacity_wh: 0 };
    expect(offersOf({ type: "battery", rated_w: 5000 }, fields)).toEqual({});
    expect(offersOf({ type: "battery", capacity_wh: 9000 }, fields)).toEqual({});
  });

  test("is firm; more comes back than it gave, less than it took", () => {
    const { up, down } = offersOf(BATTERY, { w: 0, soc: 0.5 });
    expect(up).toMatchObject({ certainty: "firm", reboundFraction: 1 / 0.95 ** 2, recoveryS: 0 });
    expect(down).toMatchObject({ certainty: "firm", reboundFraction: 0.95 ** 2 });
  });
});

describe("panels", () => {
  test.each<[string, ReadingFields, readonly string[]]>([
    ["that make power can make less", { w: -3200 }, [NOTHING, "3200 W, 3600 s, 3200 Wh"]],
    ["at night", { w: 0 }, [NOTHING, NOTHING]],
    ["that nobody reads", {}, [NOTHING, "-"]],
  ])("%s", (_, fields, expected) => {
    expect(short(offersOf({ type: "pv" }, fields))).toEqual(expected);
  });

  test.each<[string, Partial<DerFacts>, string]>([
    ["down to the least cap that may be commanded", { leastW: 1200 }, "2000 W, 3600 s, 2000 Wh"],
    ["not at all below it", { leastW: 3500 }, NOTHING],
    ["not at all where no cap may be commanded", { leastW: -9000, mostW: -500 }, NOTHING],
    ["wholly where every cap may be", { leastW: -9000, mostW: 9000 }, "3200 W, 3600 s, 3200 Wh"],
  ])("can make less, %s", (_, limits, expected) => {
    expect(short(offersOf({ type: "pv" }, { w: -3200 }, limits))[1]).toBe(expected);
  });

  test("depend on the sun, and nothing comes back", () => {
    expect(offersOf({ type: "pv" }, { w: -1 }).down).toMatchObject({
      certainty: "conditional",
      reboundFraction: 0,
    });
  });
});

describe("a charger", () => {
  const needs = { type: "ev", departure: "16:00", needs_wh: 10_000 } as const;
  test.each<[string, Partial<OfferedDer>, ReadingFields, readonly string[]]>([
    [
      "pauses while there is time",
      needs,
      { w: 7000, session_charge_wh: 5000 },
      ["7000 W, 3600 s, 7000 Wh", "-"],
    ],
    [
      "pauses as long as there is time",
      { ...needs, departure: "13:15" },
      { w: 7000, session_charge_wh: 5000 },
      ["7000 W, 1641 s, 3191 Wh", "-"],
    ],
    [
      "does not when time is short",
      { ...needs, departure: "13:00" },
      { w: 7000, session_charge_wh: 5000 },
      [NOTHING, "-"],
    ],
    [
      "counts nothing as charged that nobody tells",
      { ...needs, departure: "13:40" },
      { w: 7000 },
      [NOTHING, "-"],
    ],
    [
      "whose car has enough pauses",
      { ...needs, needs_wh: 0, departure: "13:00" },
      { w: 7000 },
      ["7000 W, 3570 s, 6941 Wh", "-"],
    ],
    ["with no needs told is left alone", {}, { w: 7000 }, ["-", "-"]],
    ["that is idle has nothing to pause", {}, { w: 0 }, [NOTHING, "-"]],
    ["without a car has nothing to pause", needs, { w: 30, connected: false }, [NOTHING, "-"]],
    ["that nobody reads", needs, {}, ["-", "-"]],
  ])("%s", (_, der, fields, expected) => {
    expect(short(offersOf({ type: "ev", ...der }, fields))).toEqual(expected);
  });

  test.each<[Partial<DerFacts>]>([[{ leastW: 1380 }], [{ mostW: -1 }]])(
    "does not pause where a command of 0 W is refused: %j",
    (limits) => {
      const fields = { w: 7000, session_charge_wh: 9000 };
      expect(short(offersOf({ ...needs }, fields, limits))).toEqual([NOTHING, "-"]);
      expect(short(offersOf({ ...needs }, fields, { leastW: 0, mostW: 11_000 }))[0]).not.toBe(NOTHING);
    },
  );

  test("pauses as a whole, and all of it comes back", () => {
    const { up } = offersOf({ ...needs }, { w: 7000, session_charge_wh: 9000 });
    expect(up).toMatchObject({ granularityW: 7000, reboundFraction: 1, certainty: "conditional" });
  });
});

describe("a car that gives back", () => {
  const v2x = { type: "v2x_charger", rated_w: 7000, capacity_wh: 60_000, departure_soc: 0.6 } as const;
  test.each<[string, Partial<OfferedDer>, ReadingFields, readonly string[]]>([
    [
      "above what it leaves with",
      v2x,
      { plug_connected: true, w: 0, vehicle_soc_fract: 0.7 },
      ["7000 W, 2931 s, 5700 Wh", "7000 W, 3600 s, 7000 Wh"],
    ],
    [
      "below what it leaves with",
      v2x,
      { plug_connected: true, w: 0, vehicle_soc_fract: 0.5 },
      [NOTHING, "7000 W, 3600 s, 7000 Wh"],
    ],
    [
      "that still asks for energy",
      v2x,
      { plug_connected: true, w: 0, vehicle_soc_fract: 0.7, ev_min_energy_req_wh: 500 },
      [NOTHING, "7000 W, 3600 s, 7000 Wh"],
    ],
    [
      "of which nobody knows when it leaves",
      { rated_w: 7000, capacity_wh: 60_000 },
      { plug_connected: true, w: 0, vehicle_soc_fract: 0.7 },
      ["-", "7000 W, 3600 s, 7000 Wh"],
    ],
    ["that is away", v2x, { plug_connected: false, w: 0, vehicle_soc_fract: 0.7 }, [NOTHING, NOTHING]],
    ["of which nobody knows whether it is there", v2x, { w: 0, vehicle_soc_fract: 0.7 }, ["-", "-"]],
    [
      "whose charger has less now",
      v2x,
      {
        plug_connected: true,
        w: 0,
        vehicle_soc_fract: 0.7,
        discharge_power_max_w: 1000,
        charge_power_max_w: 2000,
      },
      ["1000 W, 3600 s, 1000 Wh", "2000 W, 3600 s, 2000 Wh"],
    ],
  ])("%s", (_, der, fields, expected) => {
    const offers = offersOf({ type: "v2x_charger", ...der }, fields);
    expect(short(offers)).toEqual(expected);
    const parts = [offers.up, offers.down].filter((offer) => (offer?.capacityW ?? 0) > 0);
    expect(parts.every((offer) => offer?.certainty === "conditional")).toBe(true);
  });
});

test("no battery is ever offered beyond its rating, its reserve or its room", () => {
  const anyFields = fc.record(
    {
      w: fc.integer({ min: -6000, max: 6000 }),
      soc: fc.double({ min: 0, max: 1, noNaN: true }),
      lower_limit_w: fc.integer({ min: -9000, max: 100 }),
      upper_limit_w: fc.integer({ min: -100, max: 9000 }),
      available_discharge_wh: fc.integer({ min: 0, max: 20_000 }),
    },
    { requiredKeys: ["w", "soc"] },
  );
  fc.assert(
    fc.property(anyFields, (fields) => {
      const { up, down } = offersOf(BATTERY, fields);
      const [hours, energyWh] = [(up?.durationS ?? 0) / 3600, (fields.soc - 0.2) * 10_000];
      const own = Math.max(0, -fields.w);
      expect((up?.capacityW ?? 0) + own).toBeLessThanOrEqual(Math.max(5000, own));
      if ((up?.capacityW ?? 0) > 0) {
        expect(((up?.capacityW ?? 0) + own) * hours).toBeLessThanOrEqual(energyWh * 0.95 + own + 1);
        expect(up?.durationS).toBeGreaterThanOrEqual(900);
      }
      if ((down?.capacityW ?? 0) > 0) {
        const charging = Math.max(0, fields.w);
        const putIn = ((down?.capacityW ?? 0) + charging) * ((down?.durationS ?? 0) / 3600);
        expect(putIn).toBeLessThanOrEqual((0.9 - fields.soc) * 10_000 + 1);
        expect((down?.capacityW ?? 0) + charging).toBeLessThanOrEqual(5000);
      }
    }),
  );
});

test("the next time of a clock on the wall is today's or tomorrow's", () => {
  expect(nextLocalTime(NOON, "12:01") - NOON).toBe(60_000);
  expect(new Date(nextLocalTime(NOON, "12:00")).getDate()).toBe(22);
  expect(new Date(nextLocalTime(NOON, "07:30")).getHours()).toBe(7);
});
