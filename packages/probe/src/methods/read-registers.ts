import { ProtocolError } from "@sourceful/domain";
import { ModbusLine } from "../modbus-line.ts";
import { defineProbeMethod, type ProbeMethod } from "../probe-method.ts";
import type { ProbeSite } from "../probe-site.ts";
import { registerSpace } from "../register-space.ts";
import { MODBUS_PARAMS, REGISTER_PARAMS } from "../target-params.ts";

/** Reads one block of registers or bits. */
export function readRegisters(site: Pick<ProbeSite, "plane" | "targets">): ProbeMethod {
  return defineProbeMethod({
    name: "read_registers",
    summary: "Reads one block of Modbus registers.",
    params: {
      ...MODBUS_PARAMS,
      address: {
        type: "integer",
        min: 0,
        max: 65_535,
        default: 0,
        description: "First register, as on the wire: 40001 in a manual is 0.",
      },
      count: { type: "integer", min: 1, max: 125, default: 1, description: "How many." },
      ...REGISTER_PARAMS,
    },
    example: { host: "192.168.1.20", unit_id: 1, address: 40_000, count: 2 },
    isHeavy: false,
    deadlineMs: () => 20_000,
    async run({ host, port, unit_id: unitId, address, count, ...kind }, { signal }) {
      if (address + count > 65_536) {
        throw new ProtocolError(`address plus count must not be more than 65536`, {
          code: "probe_params_invalid",
        });
      }
      const space = registerSpace(kind);
      const line = await ModbusLine.open(site, await site.targets.find(host, port), unitId, signal);
      try {
        const values = await line.read(space, address, count);
        return { address, host, port, register_type: space, values };
      } finally {
        await line.close();
      }
    },
  });
}
