/** What a community is looked at by. A partition that has no connection to the public network is an island. */
export const ELEMENT_KINDS = [
  "building",
  "connection_point",
  "feeder",
  "transformer",
  "partition",
  "ped",
  "community",
] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** Names one element of a topology. The community's id is its name. */
export interface ElementRef {
  readonly kind: ElementKind;
  readonly id: string;
}

/** `kind/id`, for keys and messages. */
export function elementKey({ kind, id }: ElementRef): string {
  return `${kind}/${id}`;
}
