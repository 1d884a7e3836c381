import { configurationTable as table } from "@sourceful/messaging";
import { renderMembership } from "./community/membership-document.ts";
import { DEVICES_SCHEMA } from "./devices-schema.ts";
import { renderSiteConfiguration } from "./guard/site-configuration-document.ts";

/** docs/configuration.md: devices.json key by key. */
export function renderConfiguration(): string {
  const device = DEVICES_SCHEMA.properties.devices.items;
  const blocks = [
    "# Configuration",
    "_Generated from `packages/gateway` by its tests; `pnpm generate` rewrites it._",
    INTRODUCTION,
    EXAMPLE,
    "## A device",
    table(device),
    "### `ders`",
    table(device.properties.ders.items),
    "### `control`",
    table(device.properties.control),
    CONTROL,
    "### `modbus`",
    table(device.properties.modbus),
    "### `mqtt`",
    table(device.properties.mqtt),
    "### `serial`",
    table(device.properties.serial),
    "### `tls`",
    table(device.properties.tls),
    REACH,
    RULES,
    CHANGES,
    ...renderSiteConfiguration(),
    ...renderMembership(),
  ];
  return `${blocks.join("\n\n")}\n`;
}

const INTRODUCTION = `\`devices.json\` lists the devices of a building: one object with the key \`devices\`. The node reads it from \`devices.json\` in the data directory or from where \`--devices\` says. Without the file the building has no devices. It may be changed while the node runs: see [below](#changes-while-the-node-runs). Who may ask the probe what is in [\`probe.json\`](probe-configuration.md).`;

const EXAMPLE = `\`\`\`json
{
  "devices": [
    { "sn": "INV-1", "register_map": "sunspec", "host": "192.168.1.20", "unit_id": 1 },
    {
      "sn": "BAT-1",
      "register_map": "my_battery",
      "host": "192.168.1.21",
      "port": 1502,
      "ders": [{ "type": "battery", "enabled": true }],
      "config": { "rated_w": 5000 },
      "modbus": { "min_gap_ms": 100, "max_registers": 60 }
    }
  ]
}
\`\`\``;

const CONTROL = `\`limits_w\` as in \`{ "battery": { "min": -3000, "max": 5000 } }\`. Beside it a command may ask for no more than the rated power the driver found. What happens when whoever controls a DER falls silent is drawn in [failsafe.md](failsafe.md). When the node starts, and whenever a driver starts anew, the default mode of every DER that may be controlled is called once.`;

const REACH = `## What a driver may reach

A driver reaches what is configured here and nothing else. The protocols are those the driver itself names, in its global \`PROTOCOL\` and the list \`DRIVER.protocols\`; whatever it asks for beyond them answers with an error and never touches the network.

| protocol | the driver may reach |
|---|---|
| \`modbus\` | \`host\`, \`port\`, \`unit_id\` |
| \`mqtt\` | \`mqtt.host\`, else \`host\`; with \`tls\` over TLS only. User name and password: \`mqtt\`, else the device's, else those of the driver's manifest |
| \`http\`, \`websocket\`, \`tcp\` | \`host\` (only at \`port\` when that is set) and every one of \`allowed_hosts\` |
| \`serial\` | the port \`serial.path\`, else the serial server at \`host\` and \`port\` |

A cloud driver lists the hosts it needs in \`DRIVER.http_hosts\`. That list asks, it does not grant: the hosts have to be in \`allowed_hosts\`, and the log names those that are not.`;

const RULES = `## What the node makes of it

- Every problem is reported at once, each with its path, and the node does not start (or, when the file changes while it runs, goes on with the file before): a key it does not know (with the one that was probably meant), a value of the wrong type or out of range, an \`sn\` that repeats or cannot be part of a NATS subject, a kind of DER listed twice. A syntax error is reported with line and column. The exit code is 2.
- A driver that is missing or refused is reported with its path too, but does not keep the other devices from running. The device shows the error in the gateway state and starts when the driver is there. A \`type\` in \`ders\` that is never published is reported and otherwise ignored.
- \`register_map\` selects among the drivers found in the driver folders. It never becomes part of a path.
- An empty text, and the number 0 for \`port\` and \`unit_id\`, count as not set.
- \`driver_init\` gets one table: \`sn\`, \`gateway_serial\`, and of \`host\`, \`port\`, \`unit_id\`, \`username\`, \`password\`, \`ders\`, \`type\` and \`profile\` those that are set, then the keys of \`config\`.`;

const CHANGES = `## Changes while the node runs

\`devices.json\` and the driver folders are watched. Shortly after a change, and within 5 s where the file system reports none:

- A device that was added starts, one that was removed cleans up and stops, one whose entry changed stops and starts. The others are not touched.
- Devices of a driver whose source changed stop and start with the new source. A new source that does not load is reported, and the devices go on with the old one; so they do when the driver is gone.
- A driver that was missing and appears starts its devices at once.
- A devices.json with problems is reported with all of them, and the one before stays in force. A devices.json that is removed counts as such.
- Every change is logged with what it did.`;
