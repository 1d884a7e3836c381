import { FakeClock } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import { PermissionGuard } from "./permission-guard.ts";
import type { UserPermissions } from "./user-permissions.ts";

function guardOf(permissions: UserPermissions) {
  const clock = new FakeClock();
  const guard = new PermissionGuard(permissions, clock);
  return {
    clock,
    guard,
    mayPublish: (subject: string) => guard.publishViolation(subject) === undefined,
    maySubscribe: (subject: string, queue?: string) => guard.subscribeViolation(subject, queue) === undefined,
  };
}

test("an empty list allows nothing", () => {
  const { mayPublish, maySubscribe } = guardOf({ publish: { allow: [] }, subscribe: { allow: [] } });
  expect([mayPublish("a"), maySubscribe("a")]).toEqual([false, false]);
});

test("a tail wildcard is more than a token wildcard allows", () => {
  const { maySubscribe } = guardOf({ subscribe: { allow: ["a.*"] } });
  expect(["a.b", "a.*", "a.>"].map((subject) => maySubscribe(subject))).toEqual([true, true, false]);
});

test("an answer may be sent for as long as it was allowed", async () => {
  const { clock, guard, mayPublish } = guardOf({ allowResponses: { maxMessages: 0, expiresMs: 1_000 } });
  guard.noteReply("r");
  await clock.advance(1_000);
  expect(mayPublish("r")).toBe(true);
  await clock.advance(1);
  expect(mayPublish("r")).toBe(false);
});

test("remembers no more requests than it has room for", () => {
  const { guard, mayPublish } = guardOf({ allowResponses: true });
  for (let at = 0; at <= 4_096; at++) guard.noteReply(`r.${at}`);
  expect([mayPublish("r.0"), mayPublish("r.1"), mayPublish("r.4096")]).toEqual([false, true, true]);
});

test("goes on answering rightly for more subjects than it remembers", () => {
  const { mayPublish } = guardOf({ publish: { allow: ["a.*"], deny: ["a.1"] } });
  const answers = Array.from({ length: 3_000 }, (_, at) => mayPublish(`a.${at % 1_500}`));
  expect(answers.filter((isAllowed) => !isAllowed)).toHaveLength(2);
});

test("subjects are compared by their bytes", () => {
  const { mayPublish } = guardOf({ publish: { allow: ["hus.å"] } });
  expect(mayPublish(Buffer.from("hus.å").toString("latin1"))).toBe(true);
});
