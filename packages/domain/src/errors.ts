/** When trying the same thing again can help: at once, after a pause, or not until something changes. */
export type Retry = "now" | "later" | "never";

export interface EdgeErrorOptions {
  /** Stable snake_case identifier, listed in docs/errors.md. */
  code: ErrorCode;
  retry?: Retry;
  cause?: unknown;
  /** Facts for the log line: never secrets. */
  details?: Readonly<Record<string, unknown>>;
}

/** Base of every error this project throws. The subclass says who is to blame, the code says what happened. */
export class EdgeError extends Error {
  readonly code: ErrorCode;
  readonly retry: Retry;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, { code, retry = "never", cause, details = {} }: EdgeErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.retry = retry;
    this.details = details;
  }
}

/** The operator gave us something we cannot work with: a file, a flag, a value. */
export class ConfigError extends EdgeError {}
/** The device answered, and its answer was a refusal or nonsense; or its driver failed. */
export class DeviceError extends EdgeError {}
/** A peer broke the protocol between us. */
export class ProtocolError extends EdgeError {}
/** Nothing answered in time, or the connection is gone. */
export class TimeoutError extends EdgeError {}
/** Our own rules said no. */
export class RejectedError extends EdgeError {}
/** A fault in this program. */
export class InternalError extends EdgeError {}

/**
 * Every error code, with what it means. docs/errors.md is generated from this table.
 */
export const ERROR_CODES = {
  address_in_use: "A port that should be listened on is taken by another program.",
  books_unbalanced: "Allocations do not add up to what there is to allocate; the run was given up.",
  command_expired: "A command's time had passed before it could be run.",
  config_invalid: "A configuration file or flag has problems; each is listed with its path.",
  config_unreadable: "A configuration file exists but could not be read.",
  connection_failed: "A connection to a peer could not be made.",
  connection_lost: "A connection closed while a request was waiting on it.",
  data_dir_unusable: "The data directory cannot be created or written to.",
  driver_cancelled: "A driver call was interrupted because something more urgent came.",
  driver_failed: "A driver function raised an error or does not exist.",
  driver_invalid: "A driver's source does not load, or is not a driver.",
  driver_name_invalid: "A driver cannot be deployed under that name.",
  driver_not_found: "No driver of that name is in the store or at that path.",
  driver_over_budget: "A driver call ran past its deadline and was stopped.",
  driver_quarantined: "A driver hung its worker and is kept out until it changes or the node restarts.",
  driver_signature_invalid: "A driver has to be signed by somebody the node trusts, and is not.",
  driver_version_taken: "Other bytes were deployed under that version of the driver.",
  event_out_of_order: "An event is older than the state it should be folded into.",
  grid_invalid: "A network's data cannot be computed with; each problem is listed with its element and fix.",
  grid_unsolvable: "No voltages exist at which a network carries its loads.",
  host_not_allowed: "A driver asked for a host its device was not granted.",
  identity_damaged: "The gateway's key or identity file is damaged; it is never overwritten.",
  integrity_failed: "A file's SHA-256 differs from the one its manifest states.",
  internal: "A fault in this program.",
  journal_backlogged: "More appends wait for the disk than a journal holds; this one was not taken.",
  journal_closed: "The journal is closed, or was closed while something waited for it.",
  journal_unwritable:
    "A journal cannot be written to or synced to disk; what was not acknowledged is not kept.",
  log_unreadable:
    "The event log of a community has a record that cannot be read, or lost what a start needs.",
  manifest_invalid: "A driver manifest does not parse or lacks required fields.",
  message_invalid: "A message does not match the schema of its subject.",
  modbus_exception: "A Modbus device answered with an exception code.",
  modbus_reply_invalid: "What a Modbus device sent is not the answer to the request.",
  modbus_timeout: "A Modbus device did not answer before the request's deadline.",
  modbus_unit_suspended: "A Modbus unit failed repeatedly and is left alone for a while.",
  no_responders: "Nobody answers requests on that NATS subject.",
  northbound_refused: "Something else than an offer or a report was about to be sent to FLEXUS.",
  not_permitted: "The NATS server does not let us use that subject.",
  not_supported: "This version does not do that.",
  probe_busy: "More probe requests run or wait than the node takes at once.",
  probe_cancelled: "A probe request was cancelled, or the node is stopping.",
  probe_deadline: "A probe method took longer than it may.",
  probe_forbidden: "The caller of a probe method may not call it.",
  probe_method_unknown: "There is no probe method of that name.",
  probe_params_invalid: "A probe request's parameters are missing, of a wrong type or out of range.",
  probe_rate_limited: "A caller asks the probe more often than it may; the answer says when to try again.",
  probe_signature_invalid:
    "A probe request has to be signed, or its signature, time or nonce is not acceptable.",
  public_key_invalid: "A public key is not 32 bytes in base64url, or none of its kind.",
  request_timeout: "A request over NATS got no answer in time.",
  snapshot_invalid: "A stored state does not have the form of one.",
  subject_token_invalid: "A serial, device id or DER type cannot be part of a NATS subject.",
  target_refused: "A probe was asked to reach a host that the node's policy does not allow.",
  token_invalid: "A token's signature, lifetime or shape is not acceptable.",
  value_out_of_range: "A value lies outside what the protocol can carry.",
  worker_lost: "A driver worker thread died or was replaced during the call.",
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The message of anything that was thrown, one line, without a stack. */
export function errorMessage(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const firstLine = text.split("\n", 1)[0] ?? "";
  return firstLine.trim();
}
