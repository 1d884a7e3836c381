/**
 * Remote methods that look at a site for an engineer, and who may call them.
 */
export type { ProbeAccess, ProbeAdmission, ProbeOutcome } from "./probe-access.ts";
export {
  defineProbeMethod,
  type ProbeCall,
  type ProbeMethod,
  type ProbeProgress,
  type TypedProbeMethod,
} from "./probe-method.ts";
export type { ParamsOf, ProbeParam, ProbeParams } from "./probe-param.ts";
export type { ProbeRequest } from "./probe-request.ts";
