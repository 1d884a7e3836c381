/** What a limit, a violation or a path speaks of. `id` is unique within its kind. */
export interface ElementRef {
  readonly kind: "bus" | "line" | "transformer" | "source" | "connectionPoint" | "external";
  readonly id: string;
}
