import type { ParamsOf, ProbeParams } from "./probe-param.ts";

/** How far a method is; `done` of `total` where that can be told. */
export interface ProbeProgress {
  readonly status: string;
  readonly done?: number;
  readonly total?: number;
}

/** The circumstances a method runs in. */
export interface ProbeCall {
  /** Who asked. */
  readonly caller: string;
  /** Aborts at the deadline, on `cancel` and when the service closes. What a method began must end with it. */
  readonly signal: AbortSignal;
  /** Tells whoever asked how far it is. */
  readonly progress: (progress: ProbeProgress) => void;
}

/** One thing an engineer can ask of a site. */
export interface ProbeMethod {
  readonly name: string;
  /** What it does, one sentence. */
  readonly summary: string;
  readonly params: ProbeParams;
  /** Parameters of a typical request, for help texts. */
  readonly example: Readonly<Record<string, unknown>>;
  /** The answer when a required parameter is missing; names the parameter when not given. */
  readonly missing?: string;
  /** A heavy one holds sockets or a device for long: few run at once. */
  readonly isHeavy: boolean;
  /** Longest time a run may take, ms. */
  deadlineMs(params: ParamsOf<ProbeParams>): number;
  /**
   * The `result` of the answer, keys in their order on the wire.
   * @throws EdgeError whose message is the `error` of the answer
   */
  run(params: ParamsOf<ProbeParams>, call: ProbeCall): Promise<object>;
}

/** A method whose parameters have the types its definitions say. */
export interface TypedProbeMethod<Definitions extends ProbeParams>
  extends Omit<ProbeMethod, "params" | "deadlineMs" | "run"> {
  readonly params: Definitions;
  deadlineMs(params: ParamsOf<Definitions>): number;
  run(params: ParamsOf<Definitions>, call: ProbeCall): Promise<object>;
}

/** Takes the types of a method's parameters from their definitions. `readParams` makes them true. */
export function defineProbeMethod<const Definitions extends ProbeParams>(
  method: TypedProbeMethod<Definitions>,
): ProbeMethod {
  return method;
}
