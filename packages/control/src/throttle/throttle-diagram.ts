import type { StateDiagram, StateEdge } from "../state-diagram.ts";
import { THROTTLE_ACTIONS, THROTTLE_EVENTS, THROTTLE_STATES, THROTTLE_TABLE } from "./throttle-table.ts";

const INTRODUCTION = `The site guard holds every DER that \`site.json\` lists to its share of what the fuses and limits above it leave over. What is left over comes from the meters alone: a circuit's limit, less everything on it that is not one of these DERs. It is divided so that nobody gets more while somebody who wants more has less. A meter that is silent, or does not tell a phase that has a fuse, leaves nothing over, and so nothing in its circuit may be commanded. Being over a share counts at the second reading of a meter, or after 10 s.

The guard commands with \`src\` \`site-guard\`, which takes a DER from whoever holds it: see the watchdog above, which for the guard's own commands is never shorter than 60 s. It commands a \`battery\` or \`v2x_charger\` with \`battery\`, a \`pv\` or \`inverter\` with \`curtail\` and \`curtail_disable\`, an \`ev\` with \`ev_set_current\`, \`ev_pause\` and \`ev_resume\`. It sends no other command than these and \`deinit\`. A DER that does not do what it is told becomes load, for which the others make room, and the gateway's state says so.

Everybody else's commands are refused, never changed, with one of these codes: \`site_over_limit\` (more than its share; the answer has both numbers), \`site_making_room\` (its share, but others have to be lowered first: send it again with a new id), \`site_meter_silent\`, \`site_not_listed\` (site.json does not list the DER), \`site_guard_failed\` (a fault of the guard itself). Commands that take nothing more (\`deinit\`, \`ev_pause\`, 0 W) always run. A charger's command is judged by the current that it may put on one phase: by its own \`voltage\`, \`phase_mode\` and \`max_amps_per_phase\` where it has them; one to start or resume, whatever power it names, by all that the charger can take.`;

/** What the site guard does with one DER, for docs/failsafe.md. */
export const THROTTLE_DIAGRAM: StateDiagram = {
  title: "Site guard of a DER",
  introduction: INTRODUCTION,
  initial: "free",
  states: THROTTLE_STATES,
  events: THROTTLE_EVENTS,
  actions: THROTTLE_ACTIONS,
  edges: Object.entries(THROTTLE_TABLE).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([event, step]): StateEdge[] =>
      step === "ignored" ? [] : [{ from, event, to: step.to, actions: step.action ? [step.action] : [] }],
    ),
  ),
};
