import { configurationTable as table } from "@sourceful/messaging";
import { SITE_SCHEMA } from "./site-schema.ts";

/** The part of docs/configuration.md about site.json. */
export function renderSiteConfiguration(): string[] {
  const { fuse, circuits, ders, limits } = SITE_SCHEMA.properties;
  return [
    "## site.json",
    INTRODUCTION,
    EXAMPLE,
    table(SITE_SCHEMA),
    "### `fuse`",
    table(fuse),
    "### Each of `circuits`",
    table(circuits.items),
    "### Each of the site's `ders`",
    table(ders.items),
    "`enwg14a`:",
    table(ders.items.properties.enwg14a),
    "### `limits`",
    "`consumption`:",
    table(limits.properties.consumption),
    "`production`:",
    table(limits.properties.production),
  ];
}

const INTRODUCTION = `\`site.json\` in the data directory says what the grid connection bears and which DERs may be commanded to keep it so: see [Failing safe](failsafe.md) for what happens when. Without the file nothing guards the grid connection. It is read as devices.json is: all problems at once, exit code 2; it may be changed while the node runs, and one with problems leaves the one before in force. A file that appears while the node runs is followed at once; one that is removed goes on guarding until the next start, and the state says so.

Power goes to DERs in equal parts: nobody gets more while somebody who wants more has less, as far as fuses allow. The meters must be published devices (their \`meter\` enabled in \`ders\`), and a fuse in amperes needs a meter that tells power or current of each phase.`;

const EXAMPLE = `\`\`\`json site.json
{
  "meter": "METER-1",
  "fuse": { "max_a": [25, 25, 25], "max_export_w": 10000 },
  "circuits": [{ "name": "garage", "max_a": [20, 20, 20] }],
  "ders": [
    { "sn": "BAT-1", "type": "battery", "max_w": 5000 },
    { "sn": "INV-1", "type": "pv", "max_w": 9000 },
    {
      "sn": "EV-1",
      "type": "ev",
      "circuit": "garage",
      "phases": [1, 2, 3],
      "max_w": 11000,
      "enwg14a": { "kind": "charge_point", "rated_w": 11000 }
    }
  ],
  "limits": {
    "consumption": { "failsafe_w": 4200, "failsafe_min_h": 2, "circuit": "garage", "enwg14a": true },
    "production": { "failsafe_w": 0 }
  }
}
\`\`\``;
