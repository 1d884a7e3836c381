import { configurationTable as table } from "@sourceful/messaging";
import { COMMUNITY_SCHEMA } from "./community-schema.ts";

/** docs/community-configuration.md: community.yaml key by key. */
export function renderCommunityConfiguration(): string {
  const { properties } = COMMUNITY_SCHEMA;
  const point = properties.connection_points.items;
  const building = point.properties.buildings.items;
  const blocks = [
    "# community.yaml",
    "_Generated from `packages/edgeware-aggregator` by its tests; `pnpm generate` rewrites it._",
    INTRODUCTION,
    `\`\`\`yaml\n${EXAMPLE_COMMUNITY}\`\`\``,
    "## The file",
    table(COMMUNITY_SCHEMA),
    "### `location`",
    table(properties.location),
    "### Each of `transformers`",
    table(properties.transformers.items),
    "### Each of `feeders`",
    table(properties.feeders.items),
    "### Each of `connection_points`",
    table(point),
    "### Each of a connection point's `buildings`",
    table(building),
    "#### `member`",
    table(building.properties.member),
    "#### `raw_series`",
    table(building.properties.member.properties.raw_series),
    "#### Each of `ders`",
    table(building.properties.ders.items),
    "### Each of `meters`",
    table(properties.meters.items),
    "### Each of `lines`",
    table(properties.lines.items),
    "### Each of `switches`",
    table(properties.switches.items),
    "### `limits`",
    table(properties.limits),
    "#### `voltage_band`",
    table(properties.limits.properties.voltage_band),
    "### Each of `peds`",
    table(properties.peds.items),
    "### `sharing`",
    table(properties.sharing),
    "### Each of `stewards`",
    table(properties.stewards.items),
    "### `upstream`",
    table(properties.upstream),
    RULES,
  ];
  return `${blocks.join("\n\n")}\n`;
}

const INTRODUCTION = `\`community.yaml\` says who is in a community and how its network looks: \`edgeware run --community community.yaml\`. Here five buildings on one feeder. The serial and the public key of a building are what \`edge-node community id\` prints on its edge node.`;

/** Five buildings; what docs/edgeware.md walks through. */
export const EXAMPLE_COMMUNITY = `community: birch-lane
location: { latitude_deg: 59.33, longitude_deg: 18.07 }

transformers:
  - { id: T1, rated_va: 100000, bus: busbar }
feeders:
  - { id: north, transformer: T1 }

lines:
  - { id: L1, from: busbar, to: joint-1, r_ohm: 0.02, x_ohm: 0.006, rated_a: 185 }
  - { id: L2, from: joint-1, to: joint-2, r_ohm: 0.03, x_ohm: 0.006, rated_a: 142 }

connection_points:
  - id: birch-lane-1
    feeder: north
    bus: joint-1
    phases: [1, 2, 3]
    import_va: 17000
    export_va: 10000
    buildings:
      - serial: house-1
        public_key: 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo
        member: { state: ACTIVE, decision_record: contract-2026-001 }
        ders:
          - { id: "INV-1:pv", kind: pv, rated_w: 8000, tilt_deg: 30, azimuth_deg: 180 }
          - { id: "BAT-1:battery", kind: battery, rated_w: 5000, capacity_wh: 10000 }
  - id: birch-lane-2
    feeder: north
    bus: joint-1
    phases: [1]
    import_va: 9200
    buildings:
      - { serial: house-2, public_key: PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw }
  - id: birch-lane-3
    feeder: north
    bus: joint-2
    phases: [2]
    import_va: 9200
    buildings:
      - { serial: house-3, public_key: _FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU }
  # One connection, two buildings: its capacity binds both together.
  - id: birch-lane-4
    feeder: north
    bus: joint-2
    phases: [1, 2, 3]
    import_va: 17000
    export_va: 10000
    buildings:
      - { serial: house-4a, public_key: JysHWsrnMbGp5_3wVDfEE2Zu9a3u4eLrkwFQeNS_Zt4, phases: [1] }
      - { serial: house-4b, public_key: 7BcsKGhHeT0kfVoUVSkPt0X7XiEH7hfBm8Y7DSOS2hc, phases: [2] }

limits:
  voltage_band: { min_pu: 0.9, max_pu: 1.1, severity: statutory, authority: regulator }

stewards:
  - { name: mary, role: security-steward, may: ["quarantine:release"], decision_record: board-2026-03 }
`;

const RULES = `## What EdgeWare makes of it

- Every problem is reported at once, each with its path, and EdgeWare does not start (or, when the file changes while it runs, goes on with the file before): a key it does not know, a value of the wrong type or out of range, a name that does not exist or exists twice, a phase the connection does not have, a capacity beyond its transformer. A syntax error is reported with line and column. The exit code is 2.
- The file may be changed while EdgeWare runs. A change of the network is a new version of the topology, and every result names the version it was computed under; a change of members and stewards is an entry in the log; keys hold from then on.
- A key that is taken out is not believed from then on. Replace a key by its successor with the next \`key_epoch\`.
- Without \`lines\` there are no voltages and no loads of lines: balances and ratings of transformers and connections are checked all the same.`;
