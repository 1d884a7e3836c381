import type { ElementView } from "../views/element-view.ts";

/** For whom a figure is. `operator` runs the node and sees what the network needs; it is no publication. */
export type Audience =
  | { readonly kind: "public" }
  | { readonly kind: "administrator" }
  | { readonly kind: "member"; readonly serial: string }
  | { readonly kind: "operator" };

/** A figure that may go to its audience. */
export interface Publication {
  readonly audience: Audience["kind"];
  readonly view: ElementView;
}

/** A figure that may not, and why. Nothing stands in for it (C-75 A5). */
export interface Withheld {
  readonly withheld: true;
  readonly reason: string;
}
