interface ParamBase {
  /** For people, one line. */
  readonly description: string;
  /** The method cannot do without it. */
  readonly isRequired?: true;
  /** Never logged. */
  readonly isSecret?: true;
  /** Another name for the same. */
  readonly alias?: string;
}

/** One parameter of a probe method: what is accepted, and what is assumed when it is missing. */
export type ProbeParam =
  | (ParamBase & {
      readonly type: "text";
      readonly default?: string;
      readonly options?: readonly string[];
      /** 1024 when not given. */
      readonly maxBytes?: number;
    })
  | (ParamBase & {
      readonly type: "integer";
      readonly min: number;
      readonly max: number;
      readonly default?: number;
    })
  | (ParamBase & { readonly type: "boolean"; readonly default?: boolean })
  | (ParamBase & {
      readonly type: "integers";
      readonly min: number;
      readonly max: number;
      readonly maxItems: number;
    })
  /** A JSON object, or a text that holds one. */
  | (ParamBase & { readonly type: "document"; readonly maxBytes?: number });

/** A method's parameters by name. */
export type ProbeParams = Readonly<Record<string, ProbeParam>>;

interface ParamValues {
  text: string;
  integer: number;
  boolean: boolean;
  integers: readonly number[];
  document: string | Readonly<Record<string, unknown>>;
}

/** What `readParams` makes of parameters: with those that are required or have a default present. */
export type ParamsOf<Definitions extends ProbeParams> = {
  readonly [Name in keyof Definitions]:
    | ParamValues[Definitions[Name]["type"]]
    | (Definitions[Name] extends { isRequired: true } | { default: unknown } ? never : undefined);
};
