import { configurationTable as table } from "@sourceful/messaging";
import { MEMBERSHIP_SCHEMA } from "./membership-schema.ts";

/** The part of docs/configuration.md about community.json. */
export function renderMembership(): string[] {
  const { edgeware, flexibility, comfort } = MEMBERSHIP_SCHEMA.properties;
  return [
    "## community.json",
    INTRODUCTION,
    EXAMPLE,
    table(MEMBERSHIP_SCHEMA),
    "### Each of `edgeware`",
    table(edgeware.items),
    "### Each of `flexibility`",
    table(flexibility.items),
    OFFERS,
    "### Each of `comfort`",
    table(comfort.items),
    REPORTS,
  ];
}

const INTRODUCTION = `\`community.json\` in the data directory makes the building part of a community: it reports to the community's EdgeWare what it measures and what it could do. Without the file it reports to nobody. \`edge-node community id\` prints the line that the operator of EdgeWare puts into community.yaml, so that these reports are believed; he gives you the public key of his node for \`edgeware\`. The file is read as devices.json is: all problems at once, exit code 2. It may be changed while the node runs, and one with problems leaves the one before in force; another \`community\`, \`url\` or \`ca_file\`, and a file that appears, are followed at the next start.`;

const EXAMPLE = `\`\`\`json community.json
{
  "community": "birch-lane",
  "edgeware": [{ "public_key": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" }],
  "meter": "METER-1",
  "phases": 3,
  "control_level": "supervised_control",
  "flexibility": [
    { "sn": "BAT-1", "type": "battery", "rated_w": 5000, "capacity_wh": 10000, "min_soc": 0.3 },
    { "sn": "INV-1", "type": "pv" },
    { "sn": "EV-1", "type": "ev", "departure": "07:00", "needs_wh": 12000 }
  ],
  "comfort": [
    {
      "id": "living-room",
      "kind": "room_temperature",
      "lower": 19,
      "upper": 24,
      "sn": "HP-1",
      "metric": "room_c"
    }
  ]
}
\`\`\``;

const OFFERS = `What is offered is never more than what is known. A DER whose charge, size or rating nobody tells is left out; one that takes no command now (not connected, faulty, in failsafe, held by somebody else or by the site guard) is offered with 0 W. With a site.json all offers together stay within what the fuses and the limits in force leave; without one nothing is offered as \`firm\`. \`up\` is less net import, \`down\` is more.

| DER | up | down | certainty |
|---|---|---|---|
| battery | what it can still discharge beyond what it discharges now, above \`min_soc\` | what it can still charge, below \`max_soc\` | firm |
| pv | | what it makes now, curtailed | conditional |
| ev | pausing the charge it does now, as long as \`needs_wh\` is still reached by \`departure\` with a tenth of the time to spare | | conditional |
| v2x_charger | discharging above \`departure_soc\` | charging below \`max_soc\` | conditional |

A battery that charges by itself may cease to by itself, so that is no offer. What can be held for less than 15 minutes is offered with less power. The window is an hour, told every minute and when it changes.`;

const REPORTS = `What is reported is on disk in \`{data-dir}/community/\` before it leaves, for 72 hours, and EdgeWare asks for what it lacks after an outage. One sample is taken for each reading of the meter, at most one each \`sample_s\`; ten, or those of \`report_s\`, go into one signed message. A value that was not read is absent, and a silent meter makes a sample that says \`missing\`.`;
