/**
 * Our words: DER kinds, canonical fields, units and signs, errors, and the Clock and Logger contracts.
 *
 * @example
 * const { fields, violations } = checkReading("battery", canonicalFields("battery", { W: 1500, soc: 1.2 }));
 * // fields: { w: 1500 }, violations: soc above 1
 */
export { type BackoffOptions, backoffMs } from "./backoff.ts";
export { type Clock, sleep, systemClock, type Timer } from "./clock.ts";
export { createKeyPair, type KeyCurve } from "./create-key-pair.ts";
export { DER_KINDS, type DerKind, type FieldValue, isDerKind, type ReadingFields } from "./der.ts";
export { canonicalFields, DER_FIELDS, type FieldDefinition, findField, type Unit } from "./der-fields.ts";
export {
  ConfigError,
  DeviceError,
  EdgeError,
  type EdgeErrorOptions,
  ERROR_CODES,
  type ErrorCode,
  errorMessage,
  InternalError,
  ProtocolError,
  RejectedError,
  type Retry,
  TimeoutError,
} from "./errors.ts";
export { FloodGate } from "./flood-gate.ts";
export { type LogFields, type Logger, type LogLevel, silentLogger } from "./logger.ts";
export { nearestName } from "./nearest-name.ts";
export { type CheckedReading, checkReading, type Violation, type ViolationRule } from "./reading-rules.ts";
