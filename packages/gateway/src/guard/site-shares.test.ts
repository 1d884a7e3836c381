import { afterEach, expect, test } from "vitest";
import { FakeDer, GuardedHouse } from "../testing/guarded-house.ts";

let house: GuardedHouse;
afterEach(() => house.stop());

const charge = (powerW: number) =>
  house.guard.refuse({ deviceId: "BAT-1", derType: "battery", action: "battery", powerW });

test("a battery that gives now is not counted as room for itself when it is to take", async () => {
  house = await GuardedHouse.create(
    {
      meter: "METER-1",
      fuse: { max_a: [20, 20, 20] },
      ders: [{ sn: "BAT-1", type: "battery" }],
    },
    [new FakeDer("BAT-1", "battery", 0)],
  );
  await house.live(5);
  house.householdW = [4000, 4000, 4000];
  house.der("BAT-1").powerW = -3000;
  await house.run(2);
  // 600 W are left on each phase once the battery gives no more; the meter sees 1000 W more of room than that.
  expect(charge(1700)).toBeUndefined();
  expect(charge(2500)?.code).toBe("site_over_limit");
});
