import { SigningKey } from "@sourceful/identity";
import type { Dispatch } from "@sourceful/messaging";
import { afterEach, expect, test } from "vitest";
import { MemberHouse } from "../testing/member-house.ts";
import type { CommunityMemberOptions } from "./community-member.ts";
import type { DispatchHandler } from "./dispatch-desk.ts";
import type { DispatchNews } from "./judge-dispatch.ts";

let house: MemberHouse;
afterEach(() => house.stop());

async function open(options: Partial<CommunityMemberOptions> = {}): Promise<MemberHouse> {
  house = await MemberHouse.create({}, options);
  return house;
}

function dispatch(parts: Partial<Dispatch> = {}): Dispatch {
  const nowMs = house.clock.nowMs();
  const [start, end] = [nowMs + 60_000, nowMs + 960_000];
  return {
    id: "d-1",
    action: "activate",
    direction: "up",
    steps: [{ start, end, power_w: 1000 }],
    start,
    end,
    response_deadline: nowMs + 20_000,
    certificate: "c-1",
    decision: { agent: "allocator", role: "dispatcher", record: "r-1", explanation: "the feeder is full" },
    ...parts,
  };
}

/** What the building answered, as EdgeWare stored it. */
async function answers() {
  await house.clock.advance(2_000);
  return house.toldOf("community.dispatch-ack/1").map(({ body }) => body);
}

test("a dispatch that may be looked at is rejected: this node carries out none yet", async () => {
  await open();
  const at = house.clock.nowMs();
  await house.dispatch(dispatch());
  expect(await answers()).toEqual([
    {
      dispatch_id: "d-1",
      status: "REJECTED",
      at,
      reason: "mode",
      code: "not_enabled",
      text: "this node does not carry out dispatches",
    },
  ]);
});

test("the same dispatch gets the same answer again", async () => {
  await open();
  await house.dispatch(dispatch());
  await house.clock.advance(5_000);
  await house.dispatch(dispatch());
  const [first, second, ...rest] = await answers();
  expect(second).toEqual(first);
  expect(rest).toEqual([]);
});

test("one that is played over and over does not fill the record", async () => {
  await open();
  await house.dispatch(dispatch());
  const kept = house.bus.sent.find(({ subject }) => subject.endsWith(".dispatch.json.v1"));
  for (let time = 0; time < 200; time++)
    house.bus.publish(kept?.subject ?? "", kept?.data ?? new Uint8Array());
  expect(await answers()).toHaveLength(51);
  await house.clock.advance(10_000);
  await house.dispatch(dispatch());
  expect(await answers()).toHaveLength(52);
});

test.each<[string, DispatchNews, () => Parameters<MemberHouse["dispatch"]>]>([
  [
    "whose message is too old",
    { status: "EXPIRED", reason: "expired", text: "its time was over 1 ms ago" },
    () => [dispatch(), { atMs: house.clock.nowMs() - 60_001 }],
  ],
  [
    "whose answer comes too late",
    { status: "EXPIRED", reason: "expired", text: "its time was over 5 ms ago" },
    () => [dispatch({ response_deadline: house.clock.nowMs() - 5 })],
  ],
  [
    "that is over",
    { status: "EXPIRED", reason: "expired", text: "its time was over 10 ms ago" },
    () => {
      const nowMs = house.clock.nowMs();
      return [
        dispatch({ start: nowMs - 100, end: nowMs - 10, steps: [{ start: nowMs - 100, end: nowMs - 10 }] }),
      ];
    },
  ],
  [
    "from the future",
    {
      status: "REJECTED",
      reason: "invalid",
      code: "dispatch_invalid",
      text: "it is from 30001 ms in the future",
    },
    () => [dispatch(), { atMs: house.clock.nowMs() + 30_001 }],
  ],
  [
    "with another id than its envelope",
    {
      status: "REJECTED",
      reason: "invalid",
      code: "dispatch_invalid",
      text: "its id is not that of its envelope",
    },
    () => [dispatch(), { idem: "d-2" }],
  ],
  [
    "whose steps overlap",
    {
      status: "REJECTED",
      reason: "invalid",
      code: "dispatch_invalid",
      text: "its steps are not one after the other from its start to its end",
    },
    () => {
      const { start = 0, end = 0 } = dispatch();
      return [
        dispatch({
          steps: [
            { start, end: start + 10 },
            { start: start + 9, end },
          ],
        }),
      ];
    },
  ],
  [
    "whose steps go on after its end",
    {
      status: "REJECTED",
      reason: "invalid",
      code: "dispatch_invalid",
      text: "its steps are not one after the other from its start to its end",
    },
    () => {
      const { start = 0, end = 0 } = dispatch();
      return [dispatch({ steps: [{ start, end: end + 1 }] })];
    },
  ],
  [
    "that ends before it begins",
    { status: "REJECTED", reason: "invalid", code: "dispatch_invalid", text: "it ends before it begins" },
    () => {
      const { start = 0 } = dispatch();
      return [dispatch({ start: start + 10, end: start + 10 })];
    },
  ],
])("a dispatch %s never reaches the handler", async (_, news, make) => {
  const taken: string[] = [];
  await open({ dispatchHandler: { take: ({ id }) => void taken.push(id) } });
  await house.dispatch(...make());
  expect(await answers()).toEqual([expect.objectContaining({ dispatch_id: "d-1", ...news })]);
  expect(taken).toEqual([]);
});

test("another key, and another building's dispatch, are not even answered", async () => {
  await open();
  await house.dispatch(dispatch(), {}, SigningKey.create());
  await house.dispatch(dispatch(), { recipient: "house-2" });
  expect(await answers()).toEqual([]);
  // The second is on a subject this building does not listen to.
  expect(house.quarantined.map(({ code }) => code)).toEqual(["IDENTITY"]);
  const toOther = house.bus.sent.find(({ subject }) => subject.includes("house-2.dispatch"));
  house.bus.publish("communities.erl.buildings.house-1.dispatch.json.v1", toOther?.data ?? new Uint8Array());
  expect(await answers()).toEqual([]);
  expect(house.quarantined.map(({ code }) => code)).toEqual(["IDENTITY", "IDENTITY"]);
});

test("a handler takes each dispatch once, and answers as often as it has to", async () => {
  const taken: string[] = [];
  let tell: (news: DispatchNews) => void = () => undefined;
  await open({
    dispatchHandler: {
      take: ({ id }, answer) => {
        taken.push(id);
        tell = answer;
        answer({ status: "ACCEPTED", expected_w: 900 });
      },
    },
  });
  await house.dispatch(dispatch());
  await house.clock.advance(1_000);
  tell({ status: "STARTED" });
  await house.dispatch(dispatch());
  await house.dispatch(dispatch({ id: "d-2" }));
  expect((await answers()).map(({ dispatch_id: id, status }) => `${id} ${status}`)).toEqual([
    "d-1 ACCEPTED",
    "d-1 STARTED",
    "d-1 STARTED",
    "d-2 ACCEPTED",
  ]);
  expect(taken).toEqual(["d-1", "d-2"]);
});

test("a handler that fails rejects the dispatch", async () => {
  await open({
    dispatchHandler: {
      take: () => {
        throw new Error("no idea");
      },
    },
  });
  await house.dispatch(dispatch());
  expect(await answers()).toEqual([
    expect.objectContaining({ status: "REJECTED", reason: "fault", text: "no idea" }),
  ]);
});

test("a cancellation has no time of its own", async () => {
  const taken: string[] = [];
  await open({ dispatchHandler: { take: ({ action }) => void taken.push(action) } });
  const { start: _, end: __, steps: ___, certificate: ____, direction: _____, ...rest } = dispatch();
  await house.dispatch({ ...rest, action: "cancel", ref: "d-0" });
  expect(taken).toEqual(["cancel"]);
});

test("an answer of an outage comes after it", async () => {
  let tell: (news: DispatchNews) => void = () => undefined;
  await open({ dispatchHandler: { take: (_, answer) => void (tell = answer) } });
  await house.dispatch(dispatch());
  house.bus.isConnected = false;
  tell({ status: "STARTED" });
  await house.run(10);
  expect(await answers()).toEqual([]);
  house.bus.isConnected = true;
  await house.run(31);
  expect((await answers()).map(({ status }) => status)).toEqual(["STARTED"]);
});

test("a dispatch that was answered before a power cut is answered the same, and not taken again", async () => {
  const taken: string[] = [];
  const dispatchHandler: DispatchHandler = {
    take: ({ id }, tell) => {
      taken.push(id);
      tell({ status: "ACCEPTED", expected_w: 900 });
      tell({ status: "STARTED" });
    },
  };
  await open({ dispatchHandler });
  await house.dispatch(dispatch());
  await house.dispatch(dispatch({ id: "d-2", end: 1 }));
  await house.clock.advance(2_000);
  await house.crash({ dispatchHandler });
  await house.dispatch(dispatch());
  await house.dispatch(dispatch({ id: "d-2" }));
  await house.clock.advance(2_000);
  expect((await answers()).slice(-2)).toMatchObject([
    { dispatch_id: "d-1", status: "STARTED" },
    { dispatch_id: "d-2", status: "EXPIRED" },
  ]);
  expect(taken).toEqual(["d-1"]);
});

test("one that was taken and not answered when the power was cut is never taken again", async () => {
  const taken: string[] = [];
  const dispatchHandler: DispatchHandler = { take: ({ id }) => void taken.push(id) };
  await open({ dispatchHandler });
  await house.dispatch(dispatch());
  await house.dispatch(dispatch());
  expect(await answers()).toEqual([]);
  await house.crash({ dispatchHandler });
  await house.dispatch(dispatch());
  await house.dispatch(dispatch());
  const ended = { dispatch_id: "d-1", status: "ABORTED", reason: "fault", code: "outcome_unknown" };
  expect(await answers()).toMatchObject([ended, ended]);
  expect(taken).toEqual(["d-1"]);
});

test("one whose id the disk does not take is rejected", async () => {
  const taken: string[] = [];
  await open({ dispatchHandler: { take: ({ id }) => void taken.push(id) } });
  house.disk.fail("datasync", "ENOSPC", { path: /^\/control/ });
  await house.dispatch(dispatch());
  expect(await answers()).toMatchObject([
    { dispatch_id: "d-1", status: "REJECTED", reason: "fault", code: "not_durable" },
  ]);
  expect(taken).toEqual([]);
});

test("one whose time ends while the disk takes its id is not carried out", async () => {
  const taken: string[] = [];
  await open({ dispatchHandler: { take: ({ id }) => void taken.push(id) } });
  let release = (): void => undefined;
  house.disk.beforeDatasync = () => new Promise((resolve) => void (release = resolve));
  await house.dispatch(dispatch({ response_deadline: house.clock.nowMs() + 500 }));
  await house.clock.advance(501);
  house.disk.beforeDatasync = () => Promise.resolve();
  release();
  expect(await answers()).toMatchObject([{ dispatch_id: "d-1", status: "EXPIRED" }]);
  expect(taken).toEqual([]);
});
