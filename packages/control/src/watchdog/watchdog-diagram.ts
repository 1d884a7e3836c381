import type { StateDiagram, StateEdge } from "../state-diagram.ts";
import { WATCHDOG_ACTIONS, WATCHDOG_EVENTS, WATCHDOG_STATES } from "./watchdog-state.ts";
import { WATCHDOG_TABLE } from "./watchdog-table.ts";

const INTRODUCTION = `Every controllable DER (\`battery\`, \`v2x_charger\`, \`ev\`, \`pv\`, \`inverter\`, enabled in \`ders\` of devices.json) is watched over by this machine. Who sent the last accepted command holds the DER; a command of anybody else is refused with the code \`held\`. The watchdog is 60 s unless \`control.watchdog_s\` says otherwise, runs on the monotonic clock, is armed by the first accepted command, and is fed by the holder's commands and valid heartbeats and by nothing else. \`duration_ms\` of a command is timed here too. A gateway that restarts in \`expired\`, \`failsafe\`, \`listening\` or \`guarded_failsafe\` begins in \`expired\`; otherwise in \`unguarded\`. The same goes for a driver whose worker was replaced. A driver that hung its worker is kept out until it changes: \`driver_init\` and, where a DER that the site guard does not hold may be out of default mode, \`driver_default_mode\` are called in it once more, in a worker apart from all devices; when that fails too, the event \`default_unconfirmed\` says so, and the device stays as it was told.

A heartbeat is fresh when its \`ts\` is within 60 s of the gateway's clock, or when its sender's clock advanced in step with the gateway's monotonic clock, within 2 s, since the last fresh one; a \`ts\` that was seen before is never fresh.

Default mode is confirmed when \`driver_default_mode(der_type)\` returned, neither \`false\` nor a text, and no write that the host saw is left failed.`;

/** The watchdog of one DER, for docs/failsafe.md. */
export const WATCHDOG_DIAGRAM: StateDiagram = {
  title: "Watchdog of a DER",
  introduction: INTRODUCTION,
  initial: "unguarded",
  states: WATCHDOG_STATES,
  events: WATCHDOG_EVENTS,
  actions: WATCHDOG_ACTIONS,
  edges: Object.entries(WATCHDOG_TABLE).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([event, step]): StateEdge[] => {
      if (step === "ignored") return [];
      if ("refuse" in step) return [{ from, event, to: from, refusal: step.refuse }];
      return [{ from, event, to: step.to, actions: step.actions }];
    }),
  ),
};
