/**
 * A building's rules: which devices there are, how each is kept running, what is told about them.
 *
 * @example
 * const { devices, warnings } = await loadDevices("devices.json", store);
 * const gateway = new Gateway({ serial, version, platform, bus, plane, store, devices, clock, logger });
 * gateway.start();
 * gateway.snapshot(); // [{ sn: "INV-1", connected: true, ders: [{ kind: "pv", fields: { w: -1500 }, … }], … }]
 * await gateway.stop();
 */

export { CommunityMember, type CommunityMemberOptions } from "./community/community-member.ts";
export type { DispatchHandler } from "./community/dispatch-desk.ts";
export type { DispatchNews } from "./community/judge-dispatch.ts";
export { LiveMembership, type LiveMembershipOptions } from "./community/live-membership.ts";
export { loadBuildingKey } from "./community/load-building-key.ts";
export type { MembershipConfig } from "./community/membership-config.ts";
export { loadMembership, parseMembership } from "./community/membership-file.ts";
export { MEMBERSHIP_SCHEMA } from "./community/membership-schema.ts";
export { COMMUNITY_SOURCE } from "./community/offered-ders.ts";
export { reportJournal } from "./community/report-journal.ts";
export type { CommandGuard, CommandRefusal, GuardedCommand } from "./control/command-guard.ts";
export { CommandLedger, type CommandLedgerOptions } from "./control/command-ledger.ts";
export type { CommandOutcome } from "./control/command-outcome.ts";
export { SITE_GUARD } from "./control/der-watch.ts";
export type { DeviceConfig } from "./device-config.ts";
export type { Configuration, DeviceChange } from "./device-set.ts";
export type { DeviceStatus } from "./device-status.ts";
export { type DevicesFile, loadDevices, parseDevices } from "./devices-file.ts";
export { DEVICES_SCHEMA } from "./devices-schema.ts";
export { DriverDescriptions } from "./driver-descriptions.ts";
export { driverConfig, driverSpec } from "./driver-spec.ts";
export { Gateway, type GatewayOptions, type MetricsEvent, type TelemetryEvent } from "./gateway.ts";
export { LiveSite, type LiveSiteOptions } from "./guard/live-site.ts";
export type { SiteConfig } from "./guard/site-config.ts";
export { loadSite, parseSite } from "./guard/site-file.ts";
export { SiteGuard, type SiteGuardOptions } from "./guard/site-guard.ts";
export { SITE_SCHEMA } from "./guard/site-schema.ts";
export { findSiteWarnings } from "./guard/site-warnings.ts";
export { LearnedStore } from "./learned-store.ts";
export { LiveConfiguration, type LiveConfigurationOptions } from "./live-configuration.ts";
export type { Plane, PlaneSession } from "./plane.ts";
export { type PollOutcome, pollOutcome } from "./poll-outcome.ts";
export type { Punctuality } from "./poll-punctuality.ts";
export {
  Quarantine,
  type QuarantinedMessage,
  type QuarantineOptions,
  type QuarantineRecord,
} from "./quarantine.ts";
export { ReadingHistory, type ReadingHistoryOptions } from "./reading-history.ts";
export { type Reading, ReadingIntake } from "./reading-intake.ts";
export { SecretStore } from "./secret-store.ts";
export { UplinkHealth, type UplinkHealthOptions, type UplinkStatus } from "./uplink-health.ts";
export { UpstreamJournal, type UpstreamJournalOptions } from "./upstream-journal.ts";
export { decodeUpstreamPayload, type UpstreamPayload } from "./upstream-payload.ts";
