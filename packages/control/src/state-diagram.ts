/** A state machine as docs/failsafe.md draws it. */
export interface StateDiagram {
  readonly title: string;
  /** Markdown before the drawing: whose machine it is, and by which rules. */
  readonly introduction: string;
  readonly initial: string;
  /** By name, what each means. */
  readonly states: Readonly<Record<string, string>>;
  readonly events: Readonly<Record<string, string>>;
  /** What the rules may ask for beside a new state, by name; leave it out when there is nothing. */
  readonly actions?: Readonly<Record<string, string>>;
  /** In the order of the table. `to` is the state itself for what happens without leaving it. */
  readonly edges: readonly StateEdge[];
}

/** What one event does in one state; pairs without an edge are ignored. */
export interface StateEdge {
  readonly from: string;
  readonly event: string;
  readonly to: string;
  readonly actions?: readonly string[];
  /** Code of a refusal; then nothing else happens. */
  readonly refusal?: string;
  /** The rule behind it, one line. */
  readonly why?: string;
}
