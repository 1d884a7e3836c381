import type { LimitDirection } from "@sourceful/control";
import type { CommandRefusal, GuardedCommand } from "../control/command-guard.ts";
import { askedPower } from "./asked-power.ts";
import { type ChargingSupply, chargingSupply } from "./charging-supply.ts";
import { describeCapacity } from "./describe-capacity.ts";
import type { SiteBoard } from "./site-board.ts";
import { isPanel, type SharesMoment, siteShares } from "./site-shares.ts";

/** What the site guard makes of a command. */
export interface CommandJudgement {
  readonly refusal?: CommandRefusal;
  /** It may run: the power it may lead to, W, sign as the DER's W; undefined when it gives the DER back. */
  readonly told?: { readonly powerW: number | undefined };
  /** It was refused for lack of room: what is to be made free, W, never negative. */
  readonly wants?: readonly (readonly [LimitDirection, number])[];
}

const DIRECTIONS: readonly LimitDirection[] = ["consumption", "production"];

/**
 * Whether there is room for a command: what it asks for must be its fair share, and there must be room for it
 * before anybody else is lowered. It is refused with the numbers or left as it is, never changed.
 * `place` is that of the DER; -1 when site.json does not list it.
 */
export function judgeCommand(
  { deviceId, derType, action, powerW, keys = {} }: GuardedCommand,
  place: number,
  { moment, blind }: SiteBoard,
): CommandJudgement {
  const der = moment.ders[place]?.der;
  if (!der) {
    const asked = askedPower({ derType: "battery", maxW: undefined, wattsPerAmp: 0 }, action, powerW);
    if (!asked || asked.consumption + asked.production === 0) return {};
    const reason = `site.json does not list ${derType} of ${deviceId}, so nobody knows which fuse bears it`;
    return { refusal: { code: "site_not_listed", reason } };
  }
  const supply: ChargingSupply | undefined =
    derType === "ev" && powerW !== undefined ? chargingSupply(der, powerW, keys) : undefined;
  const asked = askedPower(der, action, supply?.powerW ?? powerW);
  if (!asked) return { told: { powerW: action === "ev_pause" || action === "v2x_stop" ? 0 : undefined } };
  const whom = { place, isBlind: blind.has(place) && !isPanel(der) };
  for (const direction of DIRECTIONS) {
    const refused = asked[direction] > 0 && judgePower(whom, direction, asked[direction], moment);
    if (refused) return refused;
  }
  const { fusedW = 0 } = supply ?? {};
  const refused = fusedW > 0 && judgePower(whom, "consumption", fusedW, fusesOnly(moment));
  if (refused) return refused;
  return { told: { powerW: asked.consumption > 0 ? asked.consumption : -asked.production } };
}

/** Why a DER may not take (or give) that much, W; undefined when it may. */
function judgePower(
  { place, isBlind }: { place: number; isBlind: boolean },
  direction: LimitDirection,
  askedW: number,
  moment: SharesMoment,
): CommandJudgement | undefined {
  const shares = siteShares(direction, asking(moment, place, direction, askedW));
  const { powerW: shareW = 0, capacity } = shares[place] ?? {};
  const verb = direction === "consumption" ? "take" : "give";
  const why = capacity ? describeCapacity(capacity, moment.plan) : "others need it";
  if (isBlind) {
    return { refusal: { code: "site_meter_silent", reason: `${why}: nobody knows what there is room for` } };
  }
  if (moment.ders[place]?.isStoodDown === true) {
    return { refusal: { code: "site_meter_silent", reason: "its meter has only just come back" } };
  }
  if (shareW < askedW - 0.5) {
    const reason = `it asks to ${verb} ${Math.round(askedW)} W and may ${verb} ${Math.floor(shareW)} W (${why})`;
    const wants = [[direction, shareW] as const];
    return { refusal: { code: "site_over_limit", reason }, ...(shareW > 0 ? { wants } : {}) };
  }
  const lowered = shares.findIndex((share, other) => {
    return other !== place && share.powerW < presentW(moment, other, direction) - 0.5;
  });
  if (lowered < 0) return undefined;
  const reason = `${moment.ders[lowered]?.der.id ?? "another DER"} has to make room for ${Math.round(askedW)} W first: send it again with a new id`;
  return { refusal: { code: "site_making_room", reason }, wants: [[direction, askedW]] };
}

/** The moment with the limits on current alone. */
function fusesOnly(moment: SharesMoment): SharesMoment {
  const circuits = moment.plan.circuits.map(({ name, parent, maxA, isMetered }) => ({
    name,
    maxA,
    isMetered,
    ...(parent === undefined ? {} : { parent }),
  }));
  return { ...moment, plan: { ...moment.plan, circuits }, applied: [] };
}

/** The moment in which one DER wants that much. */
function asking(
  moment: SharesMoment,
  place: number,
  direction: LimitDirection,
  askedW: number,
): SharesMoment {
  const ders = moment.ders.map((each, other) =>
    other === place ? { ...each, isDeaf: false, demandW: { ...each.demandW, [direction]: askedW } } : each,
  );
  return { ...moment, ders };
}

function presentW({ ders }: SharesMoment, place: number, direction: LimitDirection): number {
  const powerW = ders[place]?.presentW ?? 0;
  return Math.max(0, direction === "consumption" ? powerW : -powerW);
}
