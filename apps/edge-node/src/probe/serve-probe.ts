import { type Clock, type EdgeError, errorMessage, type Logger } from "@sourceful/domain";
import { DeployedDrivers } from "@sourceful/drivers";
import type { Gateway, LiveConfiguration, Plane } from "@sourceful/gateway";
import { type Bus, isLocalBusUrl } from "@sourceful/messaging";
import {
  AuditTrail,
  deployMethods,
  PolicyAccess,
  type PolicyFile,
  ProbeDesk,
  ProbeService,
  ProbeTargets,
  probeMethods,
} from "@sourceful/probe";
import type { NatsChoice } from "../start-nats.ts";

export interface ServeProbeOptions {
  readonly dataDir: string;
  readonly serial: string;
  readonly nats: NatsChoice;
  readonly probeFile: PolicyFile;
  readonly bus: Bus;
  /** That of the devices: a probe of one shares its connection. */
  readonly plane: Plane;
  readonly gateway: Pick<Gateway, "snapshot">;
  readonly live: Pick<LiveConfiguration, "store" | "reload">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Answers the probe of a node as its probe.json says, until the returned function is called. Without a place for
 * its audit it is off: nobody asks anything that is not written down.
 * @throws ConfigError for a probe.json that went bad meanwhile
 */
export async function serveProbe(options: ServeProbeOptions): Promise<() => Promise<void>> {
  const { dataDir, serial, nats, probeFile, bus, plane, gateway, live, clock } = options;
  const logger = options.logger.child({ component: "probe" });
  const policy = await probeFile.policy();
  const audit = await openAudit(dataDir, policy.auditMaxAgeMs, clock, logger);
  if (!audit) return () => Promise.resolve();
  const devices = () => gateway.snapshot();
  const targets = new ProbeTargets({ policy: policy.targets, devices });
  const store = () => live.store;
  const methods = [
    ...probeMethods({ serial, plane, targets, store, devices, clock, logger }),
    ...deployMethods({
      deployed: new DeployedDrivers(`${dataDir}/deployed`),
      store,
      signers: async () => (await probeFile.policy()).driverSigners,
      follow: () => live.reload(),
      logger,
    }),
  ];
  const desk = new ProbeDesk({ methods, clock, logger });
  const access = await PolicyAccess.open({
    serial,
    policy: () => probeFile.policy(),
    isBusLocal: isOnThisMachine(nats),
    audit,
    clock,
    logger,
  });
  if (nats.kind === "server" && isOnThisMachine(nats) && policy.access === "local") {
    logger.info(
      "unsigned probes are answered to whoever reaches the NATS server; if that is more than this machine, set access to signed in probe.json",
    );
  }
  const service = new ProbeService({ serial, bus, desk, access, clock, logger });
  service.start();
  return async () => {
    await service.close();
    await audit.close();
  };
}

/** Whether only programs on this machine reach the bus. */
function isOnThisMachine(nats: NatsChoice): boolean {
  return nats.kind === "embedded" ? nats.leaf === undefined : isLocalBusUrl(nats.url);
}

async function openAudit(
  dataDir: string,
  maxAgeMs: number,
  clock: Clock,
  logger: Logger,
): Promise<AuditTrail | undefined> {
  const directory = `${dataDir}/audit`;
  try {
    return await AuditTrail.open({ directory, maxAgeMs, clock, logger });
  } catch (thrown) {
    logger.error("the probe is off until the next start, its audit cannot be kept", {
      directory,
      code: (thrown as Partial<EdgeError>).code,
      error: errorMessage(thrown),
    });
    return undefined;
  }
}
