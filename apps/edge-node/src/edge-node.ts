import { type Clock, errorMessage, type Logger, systemClock } from "@sourceful/domain";
import { DriverStore, formatProblem } from "@sourceful/drivers";
import {
  CommandLedger,
  findSiteWarnings,
  Gateway,
  LearnedStore,
  LiveConfiguration,
  LiveSite,
  loadDevices,
  loadMembership,
  loadSite,
  Quarantine,
  ReadingHistory,
  SecretStore,
  UpstreamJournal,
} from "@sourceful/gateway";
import { claimDataDirectory, type Identity, loadIdentity } from "@sourceful/identity";
import { DevicePlane } from "@sourceful/luarunner";
import { type Bus, connectBus, describeBusUrl } from "@sourceful/messaging";
import { PolicyFile } from "@sourceful/probe";
import { joinCommunity } from "./community/join-community.ts";
import { journalRoom } from "./journal-room.ts";
import { serveProbe } from "./probe/serve-probe.ts";
import { followBus, type NatsChoice, startNats } from "./start-nats.ts";
import { platformName, readVersion } from "./version.ts";

export interface EdgeNodeOptions {
  dataDir: string;
  /** Searched in order. */
  driverDirs: readonly string[];
  devicesFile: string;
  nats: NatsChoice;
  /** For this run only. */
  serial?: string;
  logger: Logger;
  clock?: Clock;
}

/** The whole program in a building: identity, NATS, device plane and gateway, started and stopped as one. */
export class EdgeNode {
  readonly identity: Identity;
  readonly bus: Bus;
  readonly gateway: Gateway;
  /** Where the bus connects to, without credentials. */
  readonly natsUrl: string;
  readonly #closers: (() => Promise<void>)[];

  /**
   * Makes everything ready; `gateway.start()` then begins to run the devices. An unreachable NATS server is
   * not an error: the bus keeps trying.
   * @throws {ConfigError} for a data directory that another node has, a damaged identity or key, an operator's file with problems, a port that is taken
   */
  static async open(options: EdgeNodeOptions): Promise<EdgeNode> {
    const closers: (() => Promise<void>)[] = [];
    try {
      return await EdgeNode.#open(options, closers);
    } catch (error) {
      await closeAll(closers);
      throw error;
    }
  }

  static async #open(options: EdgeNodeOptions, closers: (() => Promise<void>)[]): Promise<EdgeNode> {
    const { dataDir, driverDirs, devicesFile, nats, serial, logger, clock = systemClock } = options;
    const identity = await loadIdentity({ dataDir, logger, ...(serial ? { serialOverride: serial } : {}) });
    closers.push(await claimDataDirectory(dataDir, logger));
    logger.info("identity", { serial: identity.serial, publicKey: identity.publicKeyHex.slice(0, 16) });

    const store = await DriverStore.load(driverDirs, `${dataDir}/deployed`);
    for (const problem of store.problems)
      logger.warn("driver file not usable", { problem: formatProblem(problem) });
    const { devices, warnings } = await loadDevices(devicesFile, store);
    for (const { path, message } of warnings) logger.warn("device configuration", { path, problem: message });
    const siteFile = `${dataDir}/site.json`;
    const site = await loadSite(siteFile);
    for (const { path, message } of site ? findSiteWarnings(site, devices) : []) {
      logger.warn("site configuration", { path, problem: message });
    }
    const probeFile = await PolicyFile.open(`${dataDir}/probe.json`, logger);

    const membershipFile = `${dataDir}/community.json`;
    const membership = await loadMembership(membershipFile);

    // Where the community has a server of its own, none of it leaves by another way.
    const isElsewhere = membership?.url !== undefined;
    const names = { identity, ...(membership && !isElsewhere ? { community: membership.community } : {}) };
    const startedNats = await startNats(nats, names, logger, clock);
    closers.push(() => startedNats.close());
    const { url, auth, uplink } = startedNats;
    const bus = await connectBus({
      url,
      name: `hugin-${identity.serial}`,
      logger,
      clock,
      ...(auth ? { auth } : {}),
    });
    closers.push(() => bus.close());
    if (uplink && nats.kind === "server") followBus(uplink, bus);

    const upstream = await UpstreamJournal.open({
      serial: identity.serial,
      directory: `${dataDir}/journal`,
      retention: { maxBytes: await journalRoom(dataDir) },
      bus,
      clock,
      logger,
    });
    closers.push(() => upstream.close());
    const history = await openHistory(`${dataDir}/history`, logger, clock);
    if (history) closers.push(() => history.close());

    const ledger = await CommandLedger.open({ directory: `${dataDir}/control`, clock, logger });
    closers.push(() => ledger.close());
    const quarantine = await Quarantine.open({ directory: `${dataDir}/quarantine`, clock, logger });
    closers.push(() => quarantine.close());

    const secrets = await SecretStore.load(`${dataDir}/secrets`);
    const readMemory = await LearnedStore.load(`${dataDir}/learned`, logger);
    closers.push(() => readMemory.close());
    const plane = new DevicePlane({
      logger,
      clock,
      readMemory,
      keepSecret: (sn, key, value) => secrets.keep(sn, key, value),
    });
    closers.push(() => plane.close());
    const limitsFile = `${dataDir}/site/limits.json`;
    const own = { serial: identity.serial, bus, clock, logger };
    const liveSite = await LiveSite.open({ ...own, site, siteFile, limitsFile });
    const joined =
      membership &&
      (await joinCommunity({
        dataDir,
        serial: identity.serial,
        membership,
        membershipFile,
        bus,
        uplink,
        site: liveSite,
        quarantine,
        ledger,
        clock,
        logger,
      }));
    if (joined) closers.push(() => joined.close());
    const gateway = new Gateway({
      serial: identity.serial,
      version: readVersion(),
      platform: platformName(),
      bus,
      plane,
      store,
      devices,
      secrets,
      upstream,
      control: { bus, ledger, quarantine },
      guard: liveSite,
      site: liveSite,
      ...(joined ? { community: joined.member } : {}),
      ...(history ? { history } : {}),
      ...(uplink ? { uplink } : {}),
      clock,
      logger,
    });
    closers.push(() => gateway.stop());
    closers.push(() => liveSite.close());
    await liveSite.start(gateway);
    if (joined) {
      await joined.start(gateway);
      // Before the gateway stops, whose readings it reports.
      closers.push(() => joined.close());
    }
    const live = await LiveConfiguration.start({ gateway, devicesFile, devices, store, clock, logger });
    closers.push(() => live.close());
    const context = { bus, plane, gateway, live, clock, logger };
    closers.push(await serveProbe({ ...context, dataDir, serial: identity.serial, nats, probeFile }));
    return new EdgeNode(identity, bus, gateway, describeBusUrl(url), closers);
  }

  private constructor(
    identity: Identity,
    bus: Bus,
    gateway: Gateway,
    natsUrl: string,
    closers: (() => Promise<void>)[],
  ) {
    this.identity = identity;
    this.bus = bus;
    this.gateway = gateway;
    this.natsUrl = natsUrl;
    this.#closers = closers;
  }

  /** Lets drivers clean up, sends what is under way, and closes everything, last started first. */
  close(): Promise<void> {
    return closeAll(this.#closers);
  }
}

/** Charts are not worth a building that does not start. */
async function openHistory(
  directory: string,
  logger: Logger,
  clock: Clock,
): Promise<ReadingHistory | undefined> {
  try {
    return await ReadingHistory.open({ directory, clock, logger });
  } catch (thrown) {
    logger.error("no history is kept until the next start", { directory, error: errorMessage(thrown) });
    return undefined;
  }
}

async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.splice(0).toReversed()) await close();
}
