/** Every state the watch over one DER can be in, and what it means. */
export const WATCHDOG_STATES = {
  unguarded: "the driver's default mode is not confirmed yet since the start",
  idle: "in confirmed default mode; nobody controls it",
  claimed: "a master's first command is under way",
  controlled: "does what a master commanded",
  guarded: "does what the site guard commanded",
  reverting: "default mode is wanted and not confirmed yet",
  expired: "its master fell silent: default mode is wanted and not confirmed yet",
  failsafe: "its master fell silent: in confirmed default mode, until a heartbeat and then a command",
  listening: "as failsafe, and a valid heartbeat was heard: a command of its sender may run",
  guarded_failsafe: "as failsafe, while the site guard commands",
  closing: "being given up: default mode is wanted and not confirmed yet",
  closed: "given up, in confirmed default mode",
} as const;

export type WatchdogState = keyof typeof WATCHDOG_STATES;

/** Everything that can happen to a DER that is watched over. */
export const WATCHDOG_EVENTS = {
  driver_ready: "a driver was loaded anew and initialised",
  default_confirmed: "`driver_default_mode` did what it should",
  default_failed: "`driver_default_mode` did not, or could not be called",
  heartbeat: "a valid, fresh heartbeat of the master",
  command: "a master's command is about to be run",
  guard_command: "a command of the site guard is about to be run",
  executed: "a command was executed",
  failed: "a command failed before it wrote anything",
  ambiguous: "a command failed after it began to write: nobody knows what the device does",
  released: "who controls it gave it back (`deinit` was executed)",
  duration_ended: "the time its last command was to hold is over",
  watchdog_expired: "no heartbeat and no command for as long as the watchdog allows",
  shut_down: "the gateway stops, or the device leaves the configuration",
} as const;

export type WatchdogEvent = keyof typeof WATCHDOG_EVENTS;

/** What a transition asks for, beside the new state. */
export const WATCHDOG_ACTIONS = {
  default: "call the default mode, and again until it is confirmed",
  retry: "call the default mode again after a pause, 100 ms doubling to 30 s",
  arm: "start the watchdog's time anew",
  disarm: "stop the watchdog",
  hold: "the command's sender holds the DER from now on",
  free: "nobody holds the DER any more",
  tell_entered: "tell that failsafe was entered",
  tell_left: "tell that failsafe was left",
} as const;

export type WatchdogAction = keyof typeof WATCHDOG_ACTIONS;

/** States that a restart of the gateway must resume as `expired`. */
export const FAILSAFE_STATES: readonly WatchdogState[] = [
  "expired",
  "failsafe",
  "listening",
  "guarded_failsafe",
];

/** States in which somebody commands the DER, so that polls may write for it. */
export const COMMANDED_STATES: readonly WatchdogState[] = [
  "claimed",
  "controlled",
  "guarded",
  "guarded_failsafe",
];

/** States in which default mode is wanted and not confirmed: no command may run. */
export const UNCONFIRMED_STATES: readonly WatchdogState[] = ["unguarded", "reverting", "expired", "closing"];
