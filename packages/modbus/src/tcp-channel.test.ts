import { connect, type Socket } from "node:net";
import { silentLogger, systemClock } from "@sourceful/domain";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { LinkState } from "./link-state.ts";
import type { ModbusEndpoint } from "./modbus-endpoint.ts";
import { ModbusException } from "./modbus-exception.ts";
import { ModbusSession } from "./modbus-session.ts";
import type { ModbusUnit } from "./modbus-unit.ts";
import { answer, ChaosPeer, exceptionReply, reply, rightReply } from "./testing/chaos-peer.ts";

let peer: ChaosPeer;
let endpoint: ModbusEndpoint;
let session: ModbusSession;
let unit: ModbusUnit;

beforeEach(async () => {
  peer = new ChaosPeer();
  endpoint = await peer.listen();
  session = new ModbusSession(endpoint, {
    clock: systemClock,
    logger: silentLogger,
    backoff: { firstMs: 1, maxMs: 1 },
  });
  unit = session.unit({ unitId: 17, timeoutMs: 1_000 });
});

afterEach(async () => {
  await session.close();
  await peer.close();
});

/** Reads one register and returns its value, which is its address when nothing is mixed up. */
async function value(address: number): Promise<number> {
  return Buffer.from(await unit.readRegisters("holding", address, 1)).readUInt16BE(0);
}

function nextLink(status: LinkState["status"]): Promise<LinkState> {
  return new Promise((resolve) => {
    session.onLinkChange((state) => state.status === status && resolve(state));
  });
}

/** After whatever happened, the next reads are right and on a connection of their own. */
async function expectRecovery(connections: number): Promise<void> {
  peer.behave(answer);
  for (const address of [40_000, 40_001, 40_002]) expect(await value(address)).toBe(address);
  expect(peer.connections).toBe(connections);
}

test("every function works against the peer", async () => {
  expect([...(await unit.readRegisters("input", 513, 2))]).toEqual([2, 1, 2, 2]);
  expect(await unit.readBits("coil", 1, 3)).toEqual([true, false, true]);
  expect(await unit.readBits("discrete", 0, 2)).toEqual([false, true]);
  await unit.writeRegister(1, 0xffff);
  await unit.writeRegisters(
    1,
    Array.from({ length: 123 }, (_, i) => i),
  );
  await unit.writeCoil(1, true);
  await unit.writeCoils(1, [true, false, true]);
  expect(peer.requests.map(({ functionCode }) => functionCode)).toEqual([4, 1, 2, 6, 16, 5, 15]);
  expect(peer.connections).toBe(1);
});

test("a silent peer is a timeout, and its late answer meets nobody", async () => {
  peer.behave((request, socket) => {
    if (request.address === 1) setTimeout(() => answer(request, socket), 1_050);
    else answer(request, socket);
  });
  await expect(value(1)).rejects.toMatchObject({
    name: "TimeoutError",
    code: "modbus_timeout",
    message: "modbus: unit 17 did not answer within 1000 ms",
  });
  const values: number[] = [];
  for (let address = 100; address < 110; address++) {
    values.push(await value(address));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  expect(values).toEqual(Array.from({ length: 10 }, (_, i) => 100 + i));
  expect(peer.connections).toBe(2);
  expect(session.stats).toMatchObject({ timeouts: 1, reconnects: 1 });
});

test("a late answer of the same length to every third read mixes nothing up", async () => {
  let count = 0;
  peer.behave((request, socket) => {
    const delayMs = ++count % 3 === 0 ? 120 : 1;
    setTimeout(() => socket.writable && answer(request, socket), delayMs);
  });
  const impatient = session.unit({ unitId: 17, timeoutMs: 100 });
  const outcomes = { right: 0, wrong: 0, timeout: 0 };
  // As many of each, however busy the machine is.
  for (let address = 0; outcomes.right < 10 || outcomes.timeout < 10; address++) {
    const bytes = await impatient.readRegisters("holding", address, 1).catch(() => undefined);
    const isRight = bytes && Buffer.from(bytes).readUInt16BE(0) === address;
    outcomes[isRight ? "right" : bytes ? "wrong" : "timeout"] += 1;
  }
  expect(outcomes.wrong).toBe(0);
});

describe("anything but an exception costs the connection", () => {
  const invalid = "modbus_reply_invalid";
  test.each<[string, string, string, ConstructorParameters<typeof ChaosPeer>[0] & {}]>([
    [
      "a transaction id never sent",
      invalid,
      "transaction id 501, expected 1",
      (request, socket) => {
        const frame = rightReply(request);
        frame.writeUInt16BE(501, 0);
        socket.write(frame);
      },
    ],
    [
      "another unit",
      invalid,
      "unit 18 answered instead of 17",
      (request, socket) => {
        const frame = rightReply(request);
        frame[6] = 18;
        socket.write(frame);
      },
    ],
    [
      "another function",
      invalid,
      "function 4 answers function 3",
      (request, socket) => socket.write(rightReply({ ...request, functionCode: 4 })),
    ],
    [
      "too few registers",
      invalid,
      "4 bytes instead of 10",
      (request, socket) => socket.write(rightReply({ ...request, word: 1 })),
    ],
    [
      "garbage",
      invalid,
      "protocol id",
      (_request, socket) => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n"),
    ],
    [
      "a dropped connection",
      "connection_lost",
      "connection lost: closed",
      (_request, socket) => socket.end(),
    ],
    [
      "a reset connection",
      "connection_lost",
      "connection lost: read ECONNRESET",
      (_request, socket) => socket.resetAndDestroy(),
    ],
    [
      "half a frame, then a cut",
      "connection_lost",
      "connection lost: closed",
      (request, socket) => socket.end(rightReply(request).subarray(0, 11)),
    ],
    [
      "half a frame, then silence",
      "modbus_timeout",
      "did not answer",
      (request, socket) => socket.write(rightReply(request).subarray(0, 11)),
    ],
    ["a peer that only keeps the socket open", "modbus_timeout", "did not answer", () => undefined],
  ])("%s", async (_name, code, message, behaviour) => {
    peer.behave(behaviour);
    await expect(unit.readRegisters("holding", 7, 4)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
    expect(session.link.status).toBe("down");
    await new Promise((resolve) => setTimeout(resolve, 5));
    await expectRecovery(2);
  });

  test("a write echoed with another value", async () => {
    peer.behave((request, socket) => {
      const pdu = Buffer.from(request.frame.subarray(7, 12));
      pdu.writeUInt16BE(request.word - 1, 3);
      socket.write(reply(request.frame, pdu));
    });
    await expect(unit.writeRegister(1, 100)).rejects.toMatchObject({ code: invalid });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await expectRecovery(2);
  });
});

test("an exception, also one without a name, costs nothing", async () => {
  for (const code of [2, 7, 0, 255]) {
    peer.behave((request, socket) => socket.write(exceptionReply(request, code)));
    const thrown: unknown = await unit.readRegisters("holding", 0, 1).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ModbusException);
    expect(thrown).toMatchObject({ exceptionCode: code, functionCode: 3 });
  }
  expect(session.stats).toMatchObject({ exceptions: 4, reconnects: 0 });
  await expectRecovery(1);
});

test("an answer byte by byte is an answer", async () => {
  peer.behave((request, socket) => {
    const frame = rightReply(request);
    let at = 0;
    const timer = setInterval(() => {
      if (at < frame.length) socket.write(frame.subarray(at, ++at));
      else clearInterval(timer);
    }, 1);
  });
  expect(await value(1234)).toBe(1234);
});

test("an answer given twice is taken once", async () => {
  peer.behave((request, socket) => {
    const frame = rightReply(request);
    socket.write(Buffer.concat([frame, frame]));
  });
  expect(await value(1)).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await value(2)).toBe(2);
  await expectRecovery(1);
});

test("the deadline of an answered request does not end the connection", async () => {
  const hasty = session.unit({ unitId: 17, timeoutMs: 500 });
  await hasty.readRegisters("holding", 1, 1);
  await new Promise((resolve) => setTimeout(resolve, 550));
  await expectRecovery(1);
});

test("bytes nobody asked for end an idle connection", async () => {
  let socket: Socket | undefined;
  peer.behave((request, connection) => {
    socket = connection;
    answer(request, connection);
  });
  expect(await value(1)).toBe(1);
  const down = nextLink("down");
  socket?.write(Buffer.from("0fff00000003110301", "hex"));
  const { error } = await down;
  expect(error).toContain("transaction id 4095, expected none");
  await expectRecovery(2);
});

test("a connection the peer closes between requests is remade without a failed request", async () => {
  expect(await value(1)).toBe(1);
  const idle = nextLink("idle");
  peer.cut();
  await idle;
  await expectRecovery(2);
});

test("a peer that is not there is a failed connection, and is found again when it is", async () => {
  await peer.close();
  await expect(value(1)).rejects.toMatchObject({
    code: "connection_failed",
    message: expect.stringContaining(`cannot connect to 127.0.0.1:${endpoint.port}: connect ECONNREFUSED`),
  });
  peer = new ChaosPeer();
  await peer.listen(endpoint.port);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await value(2)).toBe(2);
});

test("a name that does not resolve is a failed connection", async () => {
  const nowhere = new ModbusSession(
    { host: "no-such-host.invalid", port: 502 },
    { clock: systemClock, logger: silentLogger },
  );
  await expect(nowhere.unit({ unitId: 1 }).readRegisters("holding", 0, 1)).rejects.toMatchObject({
    code: "connection_failed",
  });
  await nowhere.close();
});

test("one connection serves many units at once, each with its own answers", async () => {
  const reads = Array.from({ length: 64 }, async (_, i) => {
    const one = session.unit({ unitId: i % 32 });
    return Buffer.from(await one.readRegisters("holding", 1000 + i, 1)).readUInt16BE(0);
  });
  expect(await Promise.all(reads)).toEqual(Array.from({ length: 64 }, (_, i) => 1000 + i));
  expect(peer.connections).toBe(1);
});

test("closing ends the socket on both sides", async () => {
  await value(1);
  expect(peer.openSockets).toBe(1);
  await session.close();
  const probe = connect(endpoint.port, endpoint.host);
  await new Promise((resolve) => probe.once("connect", resolve));
  probe.destroy();
  await new Promise((resolve) => probe.once("close", resolve));
  await expect.poll(() => peer.openSockets).toBe(0);
});
