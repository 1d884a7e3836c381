import { parseCommunity } from "@sourceful/edgeware-aggregator";
import { createStreet } from "@sourceful/simulator";
import { expect, test } from "vitest";
import { demoCommunity } from "./demo-community.ts";

const { config } = createStreet({ startMs: 0, houses: 12 });
const own = {
  id: "cp-your-house",
  feeder: "f-yours",
  bus: "yours",
  phases: [1, 2, 3],
  import_va: 17_000,
  buildings: [{ serial: "your-house", public_key: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" }],
};

test("a street as the demo has it is a valid community.yaml, with a house of one's own or without", () => {
  for (const demo of [demoCommunity(config), demoCommunity(config, own)]) {
    const { connection_points: points } = parseCommunity(JSON.stringify(demo), "community.yaml");
    const buildings = points.flatMap((point) => point.buildings);
    expect(buildings.every(({ member }) => member?.member_data_clause)).toBe(true);
  }
  expect(demoCommunity(config, own).connection_points).toHaveLength(13);
});
