import { ProtocolError } from "@sourceful/domain";
import type { RegisterSpace } from "./modbus-line.ts";

/** What `register_type` and `holding` ask for together (edge-node contract 7): holding unless they say else. */
export function registerSpace(params: {
  readonly register_type: string | undefined;
  readonly holding: boolean | undefined;
}): RegisterSpace {
  const { register_type: type, holding } = params;
  const byFlag = holding === false ? "input" : holding === true ? "holding" : undefined;
  if (type !== undefined && byFlag !== undefined && type !== byFlag) {
    throw new ProtocolError(`register_type ${type} and holding ${holding} contradict each other`, {
      code: "probe_params_invalid",
    });
  }
  return (type as RegisterSpace | undefined) ?? byFlag ?? "holding";
}
