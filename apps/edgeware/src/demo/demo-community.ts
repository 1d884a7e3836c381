import type { CommunityConfig } from "@sourceful/edgeware-aggregator";

type Point = CommunityConfig["connection_points"][number];

/** The cable to the house that is yours: 40 m of NAYY 4x50 SE (DIN VDE 0276-603). */
const OWN_LINE = {
  id: "line-yours",
  from: "busbar",
  to: "yours",
  r_ohm: 0.0257,
  x_ohm: 0.0033,
  rated_a: 142,
};

/**
 * The file of a simulated street as a demo shows it: everybody's contract lets whoever runs the node see their
 * figures, and perhaps one house more on a feeder of its own.
 */
export function demoCommunity(street: CommunityConfig, own?: Point): CommunityConfig {
  const [transformer] = street.transformers;
  const config: CommunityConfig =
    own && transformer
      ? {
          ...street,
          feeders: [...street.feeders, { id: own.feeder, transformer: transformer.id, bus: "busbar" }],
          lines: [...(street.lines ?? []), OWN_LINE],
          connection_points: [own, ...street.connection_points],
        }
      : street;
  return {
    ...config,
    connection_points: config.connection_points.map((point) => ({
      ...point,
      buildings: point.buildings.map((building) => ({
        ...building,
        member: { state: "ACTIVE", decision_record: "demo", member_data_clause: true },
      })),
    })),
    stewards: [
      {
        name: "demo",
        role: "security-steward",
        may: ["quarantine:release", "topology:switch:report"],
        decision_record: "demo",
      },
    ],
  };
}
