import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import { SessionPool } from "./session-pool.ts";
import { FakeTransport } from "./testing/fake-transport.ts";

function open() {
  const clock = new FakeClock();
  const transport = new FakeTransport(() => ({ afterMs: 1 }));
  const pool = new SessionPool({ clock, logger: silentLogger, transport });
  return { clock, transport, pool };
}

test("an endpoint has one session, closed with the last lease", async () => {
  const { clock, transport, pool } = open();
  const first = pool.acquire({ host: "Inverter.lan", port: 502 });
  const second = pool.acquire({ host: "inverter.lan", port: 502 });
  const other = pool.acquire({ host: "inverter.lan", port: 503 });
  expect(second.session).toBe(first.session);
  expect(other.session).not.toBe(first.session);

  const reading = first.session.unit({ unitId: 1 }).readRegisters("holding", 0, 1);
  await clock.advance(1);
  await reading;
  await Promise.all([first.release(), first.release()]);
  expect(transport.channel?.isOpen).toBe(true);
  await second.release();
  expect(transport.channel?.isOpen).toBe(false);

  const third = pool.acquire({ host: "inverter.lan", port: 502 });
  expect(third.session).not.toBe(first.session);
  await pool.close();
});

test("closing the pool closes every session", async () => {
  const { pool } = open();
  const lease = pool.acquire({ host: "a", port: 502 });
  await pool.close();
  const read = lease.session.unit({ unitId: 1 }).readRegisters("holding", 0, 1);
  await expect(read).rejects.toMatchObject({ code: "connection_lost" });
  await lease.release();
});
