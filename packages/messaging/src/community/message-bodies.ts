import type { FromSchema } from "json-schema-to-ts";
import type { BUILDING_MESSAGES } from "./building-messages.ts";
import type { FLEXUS_MESSAGES } from "./flexus-messages.ts";

/** Schemas let keys in that we do not know; code that writes a message must not invent any. */
export type Known<T> = T extends readonly (infer Item)[]
  ? readonly Known<Item>[]
  : T extends object
    ? { readonly [Key in keyof T as string extends Key ? never : Key]: Known<T[Key]> }
    : T;

type Body<M extends { readonly body: object }> = Known<FromSchema<Omit<M["body"], "allOf">>>;
type Building = typeof BUILDING_MESSAGES;
type Flexus = typeof FLEXUS_MESSAGES;

export type BuildingState = Body<Building["buildingState"]>;
export type StateSample = BuildingState["samples"][number];
export type Flexibility = Body<Building["flexibility"]>;
export type DispatchAck = Body<Building["dispatchAck"]>;
export type Delivery = Body<Building["delivery"]>;
export type BuildingHeartbeat = Body<Building["buildingHeartbeat"]>;
export type UpstreamFetched = Body<Building["buildingUpstreamFetched"]>;
export type Dispatch = Body<Building["dispatch"]>;
export type CommunityHeartbeat = Body<Building["communityHeartbeat"]>;
export type Reception = Body<Building["reception"]>;
export type FlexusRequest = Body<Flexus["flexusRequest"]>;
export type FlexusOffer = Body<Flexus["flexusOffer"]>;
export type FlexusOrder = Body<Flexus["flexusOrder"]>;
export type FlexusLimits = Body<Flexus["flexusEnvelope"]>;
export type FlexusReport = Body<Flexus["flexusReport"]>;

/** What each kind of message between a building and its community says. */
export interface BuildingBodies {
  readonly buildingState: BuildingState;
  readonly flexibility: Flexibility;
  readonly dispatchAck: DispatchAck;
  readonly delivery: Delivery;
  readonly buildingHeartbeat: BuildingHeartbeat;
  readonly buildingUpstreamFetched: UpstreamFetched;
  readonly dispatch: Dispatch;
  readonly communityHeartbeat: CommunityHeartbeat;
  readonly reception: Reception;
}

/** What each kind of message between a community and FLEXUS says. */
export interface FlexusBodies {
  readonly flexusRequest: FlexusRequest;
  readonly flexusOffer: FlexusOffer;
  readonly flexusOrder: FlexusOrder;
  readonly flexusEnvelope: FlexusLimits;
  readonly flexusReport: FlexusReport;
}
