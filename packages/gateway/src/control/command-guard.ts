/** What somebody wants a DER to do, as far as a guard needs to know. */
export interface GuardedCommand {
  readonly deviceId: string;
  readonly derType: string;
  readonly action: string;
  /** Set-point, W, sign as the DER's W; undefined when the command has none. */
  readonly powerW: number | undefined;
  /** What else the command says, as `max_amps_per_phase`: drivers read it. */
  readonly keys?: Readonly<Record<string, unknown>>;
}

/** Why a command must not run. */
export interface CommandRefusal {
  /** Stable, snake_case. */
  readonly code: string;
  /** One line, with the numbers. */
  readonly reason: string;
}

/** Whoever watches over the site: asked when a command arrives and again right before the driver is called. */
export interface CommandGuard {
  /** What forbids this command now; undefined when it may run. Answers at once and never throws. */
  refuse(command: GuardedCommand): CommandRefusal | undefined;
}
