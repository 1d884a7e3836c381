import { type ErrorCode, silentLogger, systemClock } from "@sourceful/domain";
import { RecordingLogger } from "@sourceful/domain/testing";
import { type Bus, connectBus } from "@sourceful/messaging";
import { NatsServer } from "@sourceful/nats-embedded";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { ProbeAccess, ProbeOutcome } from "./probe-access.ts";
import { ProbeDesk } from "./probe-desk.ts";
import { defineProbeMethod } from "./probe-method.ts";
import type { ProbeRequest } from "./probe-request.ts";
import { ProbeService } from "./probe-service.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const SUBJECT = "gateways.hugin-1.hugin.probe";
const RESPONSES = "gateways.hugin-1.hugin.responses";
const PROGRESS = "gateways.hugin-1.hugin.progress.1";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const METHODS = [
  defineProbeMethod({
    name: "echo",
    summary: "",
    params: {
      text: { type: "text", description: "" },
      size: { type: "integer", min: 1, max: 4_000_000, description: "" },
    },
    example: {},
    isHeavy: false,
    deadlineMs: () => 30_000,
    run: async ({ text, size }, { caller, progress }) => {
      progress({ status: "echoing", done: 0, total: 1 });
      return {
        caller,
        text,
        ...(size === undefined ? {} : { lines: Array.from({ length: size }, () => "a line") }),
      };
    },
  }),
  defineProbeMethod({
    name: "hang",
    summary: "",
    params: {},
    example: {},
    isHeavy: true,
    deadlineMs: () => 60_000,
    run: (_params, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      }),
  }),
];

/** A service and a peer on one broker. */
async function open(access: Partial<ProbeAccess> = {}) {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger });
  closers.push(() => server.close());
  const connect = async (name: string): Promise<Bus> => {
    const bus = await connectBus({
      url: `nats://127.0.0.1:${server.port}`,
      name,
      clock: systemClock,
      logger: silentLogger,
    });
    closers.push(() => bus.close());
    return bus;
  };
  const ended: { request: ProbeRequest; outcome: ProbeOutcome }[] = [];
  const logger = new RecordingLogger();
  const bus = await connect("node");
  const service = new ProbeService({
    serial: "hugin-1",
    bus,
    desk: new ProbeDesk({ methods: METHODS, clock: systemClock, logger }),
    access: {
      admit: () => ({ admitted: true, caller: "anna" }),
      mayPublish: (subject) => subject.startsWith("_INBOX.") || subject.startsWith("gateways.hugin-1.hugin."),
      ended: (request, outcome) => void ended.push({ request, outcome }),
      ...access,
    },
    clock: systemClock,
    logger,
  });
  service.start();
  closers.push(() => service.close());
  await bus.flush();
  const peer = await connect("peer");
  const heard: { subject: string; text: string }[] = [];
  peer.subscribe(
    ">",
    ({ subject, data }) => void heard.push({ subject, text: Buffer.from(data).toString() }),
  );
  await peer.flush();
  const publish = (request: object | string) =>
    void peer.publish(SUBJECT, Buffer.from(typeof request === "string" ? request : JSON.stringify(request)));
  const request = async (document: object | string) => {
    const data = Buffer.from(typeof document === "string" ? document : JSON.stringify(document));
    const reply = await peer.request(SUBJECT, data, { timeoutMs: 30_000 });
    return Buffer.from(reply.data).toString();
  };
  const on = (subject: string) =>
    heard.filter((message) => message.subject === subject).map(({ text }) => text);
  return { service, publish, request, on, ended, logger };
}

describe("the probe on the bus", () => {
  test("answers on the reply subject of NATS, byte for byte as the contract says", async () => {
    const { request } = await open();
    expect(await request({ id: "7", method: "echo", params: { text: "hi" } })).toBe(
      '{"id":"7","success":true,"result":{"caller":"anna","text":"hi"}}',
    );
    expect(await request({ id: "8", method: "nothing" })).toBe(
      '{"id":"8","success":false,"error":"unknown method: nothing","code":"probe_method_unknown"}',
    );
  });

  test("answers where reply_to says, and tells progress where progress_to says", async () => {
    const { publish, on } = await open();
    publish({ id: "7", method: "echo", reply_to: RESPONSES, progress_to: PROGRESS });
    await vi.waitFor(
      () => expect(on(RESPONSES)).toEqual(['{"id":"7","success":true,"result":{"caller":"anna"}}']),
      PATIENCE,
    );
    expect(on(PROGRESS)).toEqual(['{"status":"echoing","done":0,"total":1}']);
  });

  test("keeps the id of a request that is none", async () => {
    const { request } = await open();
    expect(await request("{")).toBe(
      '{"id":"","success":false,"error":"invalid request","code":"message_invalid"}',
    );
    expect(await request({ id: "9" })).toContain(
      '"id":"9","success":false,"error":"invalid request: no method"',
    );
  });

  test("nobody waits for a slow one", async () => {
    const { request, publish, on } = await open();
    publish({ id: "slow", method: "hang", reply_to: RESPONSES });
    expect(await request({ id: "quick", method: "echo" })).toContain('"success":true');
    expect(on(RESPONSES)).toEqual([]);
    expect(await request({ id: "x", method: "cancel", params: { id: "slow" } })).toContain('"cancelled":1');
    await vi.waitFor(() => expect(on(RESPONSES).length).toBe(1), PATIENCE);
    expect(on(RESPONSES)[0]).toContain('"code":"probe_cancelled"');
  });

  test("an answer larger than a message is cut and says so", async () => {
    const { request } = await open();
    const text = await request({ id: "big", method: "echo", params: { size: 300_000 } });
    const answer = JSON.parse(text) as { success: boolean; truncated: string[]; result: { lines: string[] } };
    expect(answer).toMatchObject({ success: true, truncated: ["lines"] });
    expect(answer.result.lines.length).toBe(75_000);
  });

  test("closing answers what runs", async () => {
    const { service, publish, request, on } = await open();
    publish({ id: "slow", method: "hang", reply_to: RESPONSES });
    await request({ id: "quick", method: "echo" });
    await service.close();
    await vi.waitFor(() => expect(on(RESPONSES)[0]).toContain('"error":"the node is stopping"'), PATIENCE);
  });
});

describe("access", () => {
  test("decides before anything is read of the request, and its reason is the answer", async () => {
    const code: ErrorCode = "not_permitted";
    const { request, ended } = await open({
      admit: () => ({ admitted: false, code, reason: "who are you?" }),
    });
    expect(await request({ id: "7", method: "echo", params: { text: 5 } })).toBe(
      '{"id":"7","success":false,"error":"who are you?","code":"not_permitted"}',
    );
    await vi.waitFor(() => expect(ended.length).toBe(1), PATIENCE);
    expect(ended[0]?.outcome).toMatchObject({ caller: undefined, success: false, code });
  });

  test("that fails lets nobody in", async () => {
    const { request, logger } = await open({
      admit: () => {
        throw new Error("a bug");
      },
    });
    expect(await request({ id: "7", method: "echo" })).toContain('"code":"internal"');
    expect(logger.lines.some(({ message }) => message === "probe access failed")).toBe(true);
  });

  test("hears how each request ended", async () => {
    const { request, ended } = await open();
    await request({ id: "7", method: "echo" });
    await request({ id: "8", method: "echo", params: { text: 5 } });
    await vi.waitFor(() => expect(ended.length).toBe(2), PATIENCE);
    expect(ended).toMatchObject([
      { request: { id: "7", method: "echo" }, outcome: { caller: "anna", success: true } },
      { request: { id: "8" }, outcome: { success: false, code: "probe_params_invalid" } },
    ]);
  });

  test("keeps answers and progress from subjects that are not for them", async () => {
    const { publish, request, on, ended } = await open();
    const control = "gateways.hugin-1.devices.A.ders.pv.control.ems.commands";
    publish({ id: "7", method: "echo", reply_to: control });
    publish({ id: "8", method: "echo", reply_to: RESPONSES, progress_to: control });
    await vi.waitFor(() => expect(on(RESPONSES).length).toBe(1), PATIENCE);
    await request({ id: "9", method: "echo" });
    expect(on(control)).toEqual([]);
    expect(ended[0]).toMatchObject({
      request: { id: "7" },
      outcome: { success: false, code: "not_permitted" },
    });
  });
});
