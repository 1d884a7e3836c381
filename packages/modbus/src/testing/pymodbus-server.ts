import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import type { ModbusEndpoint } from "../modbus-endpoint.ts";

/** Debian's python: the one that has python3-pymodbus. */
const PYTHON = "/usr/bin/python3";

/** Units 1 and 2 with 300 of everything from address 0: register n holds n, coil n is n odd; else exception 2. */
const SCRIPT = `
import asyncio, logging, sys
from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.device import ModbusDeviceIdentification
from pymodbus.server.async_io import ModbusTcpServer

logging.disable(logging.CRITICAL)

def unit():
    block = ModbusSequentialDataBlock
    words, bits = list(range(300)), [n % 2 == 1 for n in range(300)]
    return ModbusSlaveContext(di=block(0, bits[:]), co=block(0, bits[:]), hr=block(0, words[:]), ir=block(0, words[:]), zero_mode=True)

async def main():
    context = ModbusServerContext(slaves={1: unit(), 2: unit()}, single=False)
    # Long enough to take two answers.
    names = dict(VendorName="Sourceful", ProductCode="P" * 100, MajorMinorRevision="1.2", ProductName="N" * 150, ModelName="M1")
    identity = ModbusDeviceIdentification(info_name=names)
    server = ModbusTcpServer(context, identity=identity, address=("127.0.0.1", 0))
    task = asyncio.create_task(server.serve_forever())
    await server.serving
    print(server.server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

asyncio.run(main())
`;

/** Whether python3-pymodbus is installed. */
export function hasPymodbus(): boolean {
  return spawnSync(PYTHON, ["-c", "import pymodbus.server.async_io"]).status === 0;
}

/** A pymodbus server in a process of its own, which ends with ours: it waits for the end of its stdin. */
export class PymodbusServer {
  #child: ChildProcess | undefined;

  async start(): Promise<ModbusEndpoint> {
    const child = spawn(PYTHON, ["-c", SCRIPT], { stdio: ["pipe", "pipe", "inherit"] });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      return { host: "127.0.0.1", port: Number(line) };
    }
    throw new Error("pymodbus did not start");
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => {
      child.once("exit", resolve);
    });
    child.kill("SIGKILL");
    await exited;
  }
}
