/**
 * Remote methods that look at a site for an engineer, and who may call them.
 *
 * @example
 * const targets = new ProbeTargets({ policy: {}, devices: () => gateway.snapshot() });
 * const desk = new ProbeDesk({ methods: probeMethods({ plane, targets, … }), clock, logger });
 * await desk.answer({ id: "1", method: "detect_device", params: { host: "192.168.1.20" }, caller: "me" });
 * // { id: "1", success: true, result: { detected: true, vendor: "ACME", drivers: [{ name: "sunspec", … }], … } }
 * const service = new ProbeService({ serial, bus, desk, access, clock, logger });
 * service.start();
 */
export { type AuditEntry, decodeAuditEntry } from "./access/audit-entry.ts";
export { AuditTrail, type AuditTrailOptions } from "./access/audit-trail.ts";
export { PolicyAccess, type PolicyAccessOptions } from "./access/policy-access.ts";
export { PolicyFile } from "./access/policy-file.ts";
export { DEFAULT_POLICY, type ProbePolicy, parseProbeFile, type Signer } from "./access/probe-policy.ts";
export { PROBE_SCHEMA } from "./access/probe-schema.ts";
export { publicKeyText } from "./access/public-key.ts";
export { signRequest } from "./access/signed-request.ts";
export { type DeployMethodsOptions, deployMethods } from "./deploy/deploy-methods.ts";
export { signDriver } from "./deploy/driver-signature.ts";
export { type DriverInspection, inspectDriver } from "./deploy/inspect-driver.ts";
export type { ProbeAccess, ProbeAdmission, ProbeOutcome } from "./probe-access.ts";
export { ProbeDesk, type ProbeDeskOptions, type ProbeQuestion } from "./probe-desk.ts";
export { ProbeFailure } from "./probe-failure.ts";
export {
  defineProbeMethod,
  type ProbeCall,
  type ProbeMethod,
  type ProbeProgress,
  type TypedProbeMethod,
} from "./probe-method.ts";
export { probeMethods } from "./probe-methods.ts";
export type { ParamsOf, ProbeParam, ProbeParams } from "./probe-param.ts";
export type { ProbeRequest } from "./probe-request.ts";
export { encodeProbeResponse, type ProbeResponse } from "./probe-response.ts";
export { ProbeService, type ProbeServiceOptions } from "./probe-service.ts";
export type { ProbeSite } from "./probe-site.ts";
export { type ProbeTarget, ProbeTargets, type ProbeTargetsOptions } from "./probe-targets.ts";
export { readParams } from "./read-params.ts";
export { type AddressKind, addressKind, type TargetPolicy } from "./target-policy.ts";
