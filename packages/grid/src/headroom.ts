import type { Margin, UncheckedLimit } from "./limit-check.ts";

/** How much more power fits through a connection point or bus before something stops it. */
export interface Headroom {
  readonly at: string;
  /** `import` draws more there (down, in the words of flexibility), `export` feeds more in (up). */
  readonly direction: "import" | "export";
  /** W of all phases together, on top of what flows; the largest that an exact solution certified. */
  readonly powerW: number;
  /** The limit that stops it, as it stands at the least power that was refused; absent when nothing did. */
  readonly binding?: Margin;
  /**
   * `limit`: see `binding`. `unsolvable`: beyond it there are no voltages. `cap`: nothing stopped it up to the
   * power that was asked for. `notSupplied`: there is no voltage at that place.
   */
  readonly reason: "limit" | "unsolvable" | "cap" | "notSupplied";
  /** Limits that nobody could check, and so may be tighter. */
  readonly unchecked: readonly UncheckedLimit[];
}
