import type { DerKind, ReadingFields } from "@sourceful/domain";
import type { DerControlState } from "@sourceful/messaging";
import type { DeviceStatus } from "../device-status.ts";
import { isFresh } from "./fresh-reading.ts";
import type { MembershipConfig, OfferedDer } from "./membership-config.ts";

/** Under this `src` the community's dispatches will be commanded. */
export const COMMUNITY_SOURCE = "edgeware";

/** A DER that may be offered, as it is now. */
export interface OfferedState {
  readonly der: OfferedDer;
  /** As in samples: device and kind. */
  readonly id: string;
  /** Its latest reading, when it is believed. */
  readonly fields: ReadingFields | undefined;
  readonly ratedW: number | undefined;
  /** Why it would take no command of the community now; undefined when it would. */
  readonly problem: string | undefined;
}

export interface BuildingNow {
  readonly statuses: readonly DeviceStatus[];
  /** Control of a device's DERs; undefined when it has none that can be controlled. */
  readonly controlOf: (deviceId: string) => readonly DerControlState[] | undefined;
  /** Unix epoch, ms. */
  readonly nowMs: number;
}

/** What the wire takes as the name of a DER. */
export const WIRE_ID = /^[!#-[\]-~]{1,128}$/;

/** Id of a DER among all of its building, on the wire. */
export function wireDerId(sn: string, kind: DerKind): string {
  return `${sn}:${kind}`;
}

/** The DERs that may be offered, with why each cannot be commanded now. */
export function offeredDers(
  { flexibility = [] }: Pick<MembershipConfig, "flexibility">,
  { statuses, controlOf, nowMs }: BuildingNow,
): OfferedState[] {
  return flexibility
    .filter(({ sn, type }) => WIRE_ID.test(wireDerId(sn, type)))
    .map((der) => {
      const status = statuses.find(({ sn }) => sn === der.sn);
      const reading = status?.ders.find(({ kind }) => kind === der.type);
      const isBelieved = status !== undefined && reading !== undefined && isFresh(reading, status, nowMs);
      const control = controlOf(der.sn)?.find((each) => each.der === der.type);
      return {
        der,
        id: wireDerId(der.sn, der.type),
        fields: isBelieved ? reading.fields : undefined,
        ratedW: status?.ratedPowerW,
        problem: findProblem(status, control, isBelieved),
      };
    });
}

function findProblem(
  status: DeviceStatus | undefined,
  control: DerControlState | undefined,
  isBelieved: boolean,
): string | undefined {
  if (!status) return "devices.json has no such device";
  if (!status.connected) return "the device is not connected";
  if (status.fault !== undefined) return `the device has a fault: ${status.fault}`;
  if (!isBelieved) return "it has not been read of late";
  if (!control) return "devices.json does not enable its control";
  if (control.problem !== undefined) return control.problem;
  const { state, holder } = control;
  if (state === "idle" || holder === COMMUNITY_SOURCE) return undefined;
  return holder === undefined ? `its control is ${state}` : `${JSON.stringify(holder)} holds it`;
}
