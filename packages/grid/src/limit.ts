/** `statutory` is never broken, `firm` only by an operator's recorded override, `advisory` costs. */
export type Severity = "advisory" | "firm" | "statutory";

/** Who set a limit. */
export type Authority = "dso" | "tso" | "operator" | "regulator" | "internal_model";

interface LimitTerms {
  readonly id: string;
  readonly severity: Severity;
  readonly authority: Authority;
  /** Unix time, ms: from this on, and until before that. Absent: always. */
  readonly validFromMs?: number;
  readonly validUntilMs?: number;
}

/** A per each phase of a line, at either end, whichever way it flows. */
export interface CurrentLimit extends LimitTerms {
  readonly kind: "current";
  readonly line: string;
  readonly maxA: number;
}

/** VA of a transformer, either way: three times the highest phase, as each winding bears a third. */
export interface PowerLimit extends LimitTerms {
  readonly kind: "power";
  readonly transformer: string;
  readonly maxVa: number;
}

/** Band for the voltage between each phase and neutral, per unit of nominal. */
export interface VoltageLimit extends LimitTerms {
  readonly kind: "voltage";
  readonly buses: readonly string[] | "all";
  readonly minPu: number;
  readonly maxPu: number;
}

/** Negative- over positive-sequence voltage. */
export interface UnbalanceLimit extends LimitTerms {
  readonly kind: "unbalance";
  readonly buses: readonly string[] | "all";
  readonly maxFraction: number;
}

/** Change of active power since the previous solution, either way, W/s. */
export interface RampLimit extends LimitTerms {
  readonly kind: "ramp";
  readonly of: { readonly transformer: string } | { readonly connectionPoint: string };
  readonly maxWPerS: number;
}

/** What was agreed for a connection point, VA of all phases. Absent: that direction is not limited by it. */
export interface ContractLimit extends LimitTerms {
  readonly kind: "contract";
  readonly connectionPoint: string;
  readonly importVa?: number;
  readonly exportVa?: number;
}

/** A limit on something the network does not know, such as comfort: its value comes with the check, by name. */
export interface ExternalLimit extends LimitTerms {
  readonly kind: "external";
  readonly name: string;
  readonly unit: string;
  readonly min?: number;
  readonly max?: number;
}

export type Limit =
  | CurrentLimit
  | PowerLimit
  | VoltageLimit
  | UnbalanceLimit
  | RampLimit
  | ContractLimit
  | ExternalLimit;
