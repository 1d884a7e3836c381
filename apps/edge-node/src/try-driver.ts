import { DeviceError, errorMessage, silentLogger } from "@sourceful/domain";
import type { DriverEntry } from "@sourceful/drivers";
import { type DeviceConfig, driverSpec } from "@sourceful/gateway";
import {
  type CallReport,
  DevicePlane,
  type DriverDescription,
  type DriverGrants,
  type DriverSession,
  type DriverSpec,
} from "@sourceful/luarunner";
import type { DriverStep } from "./driver-steps.ts";
import { type StepResult, stepResult } from "./step-result.ts";

/** Longest time one step may take, ms: what the gateway gives. */
const STEP_DEADLINE_MS = 10_000;

/** One step that was taken. */
export interface TriedStep {
  readonly result: StepResult;
  /** What the call did; absent when no function ran. */
  readonly call?: CallReport;
}

/** What became of a driver on a device. */
export interface Trial {
  /** Null when it did not load. */
  protocol: string | null;
  make: string | null;
  sn: string | null;
  steps: TriedStep[];
}

export interface TrialOptions {
  /** Keeps everything the driver asked for and was answered, in `call.trace`. */
  trace?: boolean;
  /** More to reach than the device's configuration gives, or elsewhere. */
  grants?: Partial<DriverGrants>;
  onOpen?: (description: DriverDescription) => void;
  /** Awaited before each step. */
  beforeStep?: (index: number) => Promise<void>;
  onStep?: (step: TriedStep) => void;
}

/**
 * Runs a driver's functions one after another in a device plane of its own, as the gateway would. What the
 * driver or the device does wrong is in the trial, not an exception; nothing is left running.
 */
export async function tryDriver(
  driver: DriverEntry,
  device: DeviceConfig,
  steps: readonly DriverStep[],
  options: TrialOptions = {},
): Promise<Trial> {
  const trial: Trial = { protocol: null, make: null, sn: null, steps: [] };
  const add = (step: TriedStep) => {
    trial.steps.push(step);
    options.onStep?.(step);
  };
  const plane = new DevicePlane({ logger: silentLogger, workers: 1 });
  try {
    const spec = await specFor(plane, driver, device);
    const session = await plane.open({ ...spec, grants: { ...spec.grants, ...options.grants } });
    trial.protocol = session.description.protocol;
    options.onOpen?.(session.description);
    let isControlled = false;
    for (const [index, step] of steps.entries()) {
      await options.beforeStep?.(index);
      // As in the gateway: a poll changes nothing while nobody controls the device.
      const writes = step.kind === "poll" && !isControlled ? "none" : "bounded";
      add(await takeStep(session, step, { trace: options.trace ?? false, writes }));
      if (step.kind === "command" || step.kind === "default") isControlled = step.kind === "command";
      const { call } = trial.steps.at(-1) ?? {};
      trial.make = call?.identity.make ?? trial.make;
      trial.sn = call?.identity.sn ?? trial.sn;
    }
  } catch (error) {
    // A driver that does not load, or that hung: a step like any other that failed.
    if (!(error instanceof DeviceError)) throw error;
    const step = steps[trial.steps.length]?.text ?? "load";
    add({ result: emptyStep(trial.protocol === null ? "load" : step, errorMessage(error)) });
  } finally {
    await plane.close();
  }
  return trial;
}

/** As the gateway does it: what the driver says of itself decides which protocols it is granted. */
async function specFor(plane: DevicePlane, driver: DriverEntry, device: DeviceConfig): Promise<DriverSpec> {
  const { name, source } = driver;
  const bare = await plane.open({ deviceId: "driver description", driverName: name, source });
  const { description } = bare;
  await bare.close();
  return driverSpec(device, driver, { description });
}

async function takeStep(
  session: DriverSession,
  step: DriverStep,
  options: { trace: boolean; writes: "none" | "bounded" },
): Promise<TriedStep> {
  if (step.kind === "wait") {
    await new Promise((resolve) => setTimeout(resolve, step.waitMs));
    return { result: emptyStep(step.text, null) };
  }
  // As in the gateway: a driver need not define these two.
  const isOptional = step.kind === "init" || step.kind === "cleanup";
  if (isOptional && !session.description.functions.includes(step.functionName)) {
    return { result: emptyStep(step.text, null) };
  }
  const call = await session.call(step.functionName, step.args, { deadlineMs: STEP_DEADLINE_MS, ...options });
  return { result: stepResult(step, call, session.description.protocol === "modbus"), call };
}

/** A step in which no function ran: there was none to run, or `error` came before it. */
function emptyStep(step: string, error: string | null): StepResult {
  return {
    step,
    ok: error === null,
    returned: null,
    error,
    emits: [],
    metrics: [],
    reads: [],
    requests: 0,
    writes: [],
    logs: [],
    ms: 0,
  };
}
