import type { LimitDirection } from "@sourceful/control";
import { derId, type PlannedDer } from "./site-plan.ts";
import { type SharesMoment, siteRoom } from "./site-shares.ts";

/** What somebody would like a DER to change by, W, never negative. */
export interface WishedChange extends Pick<PlannedDer, "deviceId" | "derType"> {
  readonly changeW: number;
}

/** By how much DERs may change at once, W, in the order of the wishes; one that site.json does not list by nothing. */
export function roomFor(
  direction: LimitDirection,
  wishes: readonly WishedChange[],
  moment: SharesMoment,
): number[] {
  const { ders } = moment.plan;
  const wished = new Map(wishes.map(({ deviceId, derType, changeW }) => [derId(deviceId, derType), changeW]));
  const roomsW = siteRoom(
    direction,
    ders.map(({ id }) => wished.get(id) ?? 0),
    moment,
  );
  const byId = new Map(ders.map(({ id }, place) => [id, roomsW[place] ?? 0]));
  return wishes.map(({ deviceId, derType }) => byId.get(derId(deviceId, derType)) ?? 0);
}
