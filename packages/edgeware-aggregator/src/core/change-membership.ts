import type { MembershipEvent } from "./community-event.ts";
import type { CommunityState } from "./community-state.ts";
import { beginSpan, endSpan } from "./reporter/time-span.ts";

/** Puts a membership in force, and notes from when until when it is ACTIVE: the books of that time go by it. */
export function changeMembership({ data }: CommunityState, { membership, atMs }: MembershipEvent): void {
  const before = data.members.get(membership.serial);
  data.members.set(membership.serial, membership);
  const reporter = data.reporters.get(membership.serial);
  if (!reporter) return;
  // A snapshot of other rules does not say since when.
  const spans = reporter.active ?? (before?.state === "ACTIVE" ? [{ fromMs: 0 }] : []);
  reporter.active =
    membership.state === "ACTIVE"
      ? beginSpan(spans, atMs, atMs - 2 * data.policy.ledgerForMs)
      : endSpan(spans, atMs);
}
