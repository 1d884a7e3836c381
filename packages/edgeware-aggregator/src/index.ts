/**
 * The community's rules: a pure core folded over an event log, and its shell.
 *
 * @example
 * const state = createState({ topology, atMs: clock.nowMs() });
 * const { effects } = decide(state, { type: "message", position: 1, atMs: clock.nowMs(), envelope });
 * const feeder = viewFor(state, { kind: "operator" }, { kind: "feeder", id: "F1" });
 * const snapshot = encodeState(state);
 */
export type { CommunityConfig } from "./configuration/community-config.ts";
export { loadCommunity, parseCommunity } from "./configuration/community-file.ts";
export { COMMUNITY_SCHEMA } from "./configuration/community-schema.ts";
export { networkOf } from "./configuration/network-of.ts";
export { assignmentsOf, keysOf, membershipsOf, topologyOf } from "./configuration/read-community.ts";
export type { ActionRecord } from "./core/authority/action-record.ts";
export { type Assignment, assignmentsAt, PERMISSIONS, type Permission } from "./core/authority/assignment.ts";
export { CONTROL_LEVELS, type ControlLevel, effectiveControl } from "./core/authority/control-level.ts";
export { controlOf, controlOver } from "./core/authority/control-over.ts";
export type { CommunityData } from "./core/community-data.ts";
export type {
  ActionEffect,
  AlarmEffect,
  CommunityEffect,
  LedgerEffect,
  PartitionEffect,
  PublishEffect,
  QuarantineEffect,
  ReceptionEffect,
} from "./core/community-effect.ts";
export type {
  AssignmentEvent,
  CommunityEvent,
  MembershipEvent,
  MessageEvent,
  PolicyEvent,
  RefusedEvent,
  ReleaseEvent,
  RetentionEvent,
  RulesEvent,
  SwitchEvent,
  TickEvent,
  TopologyEvent,
} from "./core/community-event.ts";
export { type CommunityPolicy, DEFAULT_POLICY } from "./core/community-policy.ts";
export { type CommunityState, createState, type NewCommunity } from "./core/community-state.ts";
export { type Decision, decide } from "./core/decide.ts";
export {
  type QuarantineEntry,
  type QuarantineFinding,
  quarantineId,
} from "./core/ingress/quarantine-entry.ts";
export { type Gate, REASONS, type ReasonCode } from "./core/ingress/reason.ts";
export {
  type Allocation,
  allocateShared,
  checkAllocation,
  type MemberEnergy,
} from "./core/ledger/allocate-shared.ts";
export type { LedgerRecord } from "./core/ledger/ledger-record.ts";
export { type PedStatus, pedStatus } from "./core/ledger/ped-balance.ts";
export type { Membership } from "./core/membership.ts";
export type { Audience, Publication, Withheld } from "./core/publication/publication.ts";
export { viewFor } from "./core/publication/view-for.ts";
export type { ReporterState } from "./core/reporter/reporter-state.ts";
export { decodeState, encodeState } from "./core/state-codec.ts";
export { CHANNELS, type Channel, FRESHNESS, type Freshness } from "./core/sums/contribution.ts";
export type { ChannelTotal, GroupTotals } from "./core/sums/group-sum.ts";
export type {
  CommunityTopology,
  ConnectionPoint,
  Feeder,
  PedBoundary,
  Phase,
  SharingKey,
  TopologyBuilding,
  TopologyDer,
  TopologyLine,
  TopologySwitch,
  Transformer,
} from "./core/topology/community-topology.ts";
export { ELEMENT_KINDS, type ElementKind, type ElementRef, elementKey } from "./core/topology/element.ts";
export { findTopologyProblems } from "./core/topology/find-topology-problems.ts";
export type { Partition } from "./core/topology/partitions.ts";
export type { ElementView } from "./core/views/element-view.ts";
export type { Figure } from "./core/views/figure.ts";
export { findViolations } from "./core/views/find-violations.ts";
export { findUnequalSums, recompute } from "./core/views/recompute.ts";
export { type ReporterView, viewReporter } from "./core/views/reporter-view.ts";
export { Answers, type AnswersOptions } from "./shell/answers.ts";
export type { AuditRecord } from "./shell/audit-record.ts";
export { CommunityNode, type CommunityNodeOptions, type Recovery } from "./shell/community-node.ts";
export type { LogEntry } from "./shell/event-record.ts";
export { Ingress, type IngressOptions } from "./shell/ingress.ts";
export { LimitDesk } from "./shell/limits/limit-desk.ts";
export type { LimitFinding, LimitsView, PointHeadroom } from "./shell/limits/limits-view.ts";
export { LiveCommunity, type LiveCommunityOptions } from "./shell/live-community.ts";
export { localAuditRecord } from "./shell/local/local-audit-record.ts";
export { type LocalBuilding, localBuildings } from "./shell/local/local-building.ts";
export {
  type LocalElement,
  type LocalOverview,
  type LocalPed,
  localElements,
  localOverview,
} from "./shell/local/local-overview.ts";
export {
  type QuarantinedMessage,
  quarantinedMessage,
  stewardRole,
} from "./shell/local/quarantined-message.ts";
export { Northbound, type NorthboundOptions, REPORT_VALID_MS } from "./shell/northbound.ts";
export {
  type Divergence,
  type LostEvents,
  type Replay,
  type ReplayOptions,
  type RulesInForce,
  replayLog,
} from "./shell/replay-log.ts";
export { RetentionWatch, type RetentionWatchOptions } from "./shell/retention-watch.ts";
