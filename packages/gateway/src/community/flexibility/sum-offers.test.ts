import { expect, test } from "vitest";
import { type DerOffer, NO_OFFER } from "./der-offer.ts";
import { type OfferedPower, sumOffers } from "./sum-offers.ts";

const battery: DerOffer = {
  capacityW: 4000,
  durationS: 1800,
  energyWh: 2000,
  noticeS: 10,
  recoveryS: 0,
  reboundFraction: 1.1081,
  rampS: 10,
  certainty: "firm",
};
const charger: DerOffer = {
  capacityW: 7000,
  granularityW: 7000,
  durationS: 3600,
  energyWh: 7000,
  noticeS: 30,
  recoveryS: 300,
  reboundFraction: 1,
  rampS: 5,
  certainty: "conditional",
};
const up = (id: string, offer: DerOffer, roomW?: number): OfferedPower => ({
  id,
  offers: { up: offer },
  roomW: roomW === undefined ? {} : { up: roomW },
});

test("a sum holds as long as the first, and is as sure as the least sure", () => {
  expect(sumOffers([up("B:battery", battery), up("E:ev", charger)], 0, "firm")).toEqual({
    start: 0,
    end: 3_600_000,
    up: {
      capacity_w: 11_000,
      granularity_w: 7000,
      duration_s: 1800,
      notice_s: 30,
      recovery_s: 300,
      rebound_fraction: 1.109,
      ramp_w_per_s: 1100,
      energy_budget_wh: 9000,
      certainty: "conditional",
    },
    ders: ["B:battery", "E:ev"],
  });
});

test("what nobody knows is absent, what is known to be nothing is 0", () => {
  const nothing = sumOffers([{ id: "B:battery", offers: { down: NO_OFFER }, roomW: {} }], 0, "firm");
  expect(nothing.up).toBeUndefined();
  expect(nothing.down).toMatchObject({ capacity_w: 0, duration_s: 0, energy_budget_wh: 0 });
  expect(nothing.ders).toBeUndefined();
});

test("room bounds power and energy", () => {
  const { up: sum } = sumOffers([up("B:battery", battery, 1500.7)], 0, "firm");
  expect(sum).toMatchObject({ capacity_w: 1500, energy_budget_wh: 1500, duration_s: 1800 });
});

test("less room than the smallest step is none", () => {
  const { up: sum, ders } = sumOffers([up("B:battery", battery), up("E:ev", charger, 6999)], 0, "firm");
  expect(sum?.capacity_w).toBe(4000);
  expect(ders).toEqual(["B:battery"]);
});

test("nothing is surer than the site lets it be", () => {
  expect(sumOffers([up("B:battery", battery)], 0, "conditional").up?.certainty).toBe("conditional");
});
