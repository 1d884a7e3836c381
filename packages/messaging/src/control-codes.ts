/** Every code an ack of a command carries, with what it means; a site guard may add its own. */
export const CONTROL_CODES = {
  busy: "too many commands wait for this DER",
  command_expired: "its `expires_at` had passed when it came, or right before it would have been run",
  der_not_controllable: "the device has no such DER that is enabled and can be controlled",
  device_faulty: "the device has a fault, which the error names: it is read, and not commanded",
  device_not_connected: "no driver runs for the device now, or its connection is down",
  device_unknown: "this gateway has no such device",
  driver_failed: "the driver raised an error",
  driver_over_budget: "the driver took too long and was stopped",
  driver_refused: "the driver answered `false`, a text or a refusal",
  evidence_missing: "the driver says it was done, but the host saw no write that would have done it",
  failsafe: "its master fell silent: send a heartbeat, then the command again with a new id",
  held: "another master holds the DER; the error names it",
  message_invalid: "the command does not match its schema; the error says how",
  no_default_mode: "its driver has no `driver_default_mode`, and so may not control anything",
  no_driver_command: "its driver has no `driver_command`",
  not_durable: "its id cannot be stored, so it could be run twice: the disk refuses",
  not_ready: "the DER's default mode is not confirmed yet since the start",
  outcome_unknown: "it was begun and nobody knows how it ended; it is not run again",
  power_out_of_range:
    "`power_w` is outside what is rated or configured, or `voltage` below 100 V; the error has the numbers",
  reverting: "the DER is returning to its default mode, which is not confirmed yet",
  shutting_down: "the gateway or the device is stopping",
  source_reserved: "`src` is a name only the gateway itself may use",
  write_failed: "a write to the device failed, whatever the driver says",
} as const;

export type ControlCode = keyof typeof CONTROL_CODES;
