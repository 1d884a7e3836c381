import fc from "fast-check";
import { expect, test } from "vitest";
import { BufferPool } from "./buffer-pool.ts";
import { OutboundQueue } from "./outbound-queue.ts";
import { HeldTransport } from "./testing/held-transport.ts";

function openQueue(maxPendingBytes = 10_000_000) {
  const transport = new HeldTransport();
  const pool = new BufferPool(65_536, 1);
  let overflows = 0;
  const queue = new OutboundQueue(transport, pool, maxPendingBytes, () => {
    overflows++;
  });
  return { transport, pool, queue, overflows: () => overflows };
}

test("sends what was appended, in order, whatever is flushed and taken when", () => {
  const bytes = fc.integer({ min: 0, max: 40_000 });
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        length: fc.oneof(fc.integer({ min: 0, max: 40 }), bytes),
        offset: fc.integer({ min: 0, max: 9 }),
      }),
    },
    fc.constant("flush" as const),
    fc.constant("take" as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { transport, queue } = openQueue();
      const expected: Buffer[] = [];
      let fill = 0;
      for (const taken of steps) {
        if (taken === "flush") {
          queue.flush();
        } else if (taken === "take") {
          transport.take(2);
        } else {
          const source = Buffer.alloc(taken.length + taken.offset, ++fill);
          queue.append(source, taken.offset, source.length);
          expected.push(source.subarray(taken.offset));
        }
      }
      queue.flush();
      transport.take();
      expect(transport.sentBytes.equals(Buffer.concat(expected))).toBe(true);
    }),
  );
});

test("makes one write of many small messages", () => {
  const { transport, queue } = openQueue();
  for (let at = 0; at < 100; at++) queue.appendText("MSG a 1 0\r\n\r\n");
  queue.flush();
  queue.flush();
  transport.take();
  expect(transport.sent).toHaveLength(1);
});

test("gives up once when more waits than allowed", () => {
  const { transport, queue, overflows } = openQueue(1_000);
  queue.appendText("x".repeat(900));
  queue.flush();
  expect([overflows(), queue.pendingBytes]).toEqual([0, 900]);
  queue.appendText("x".repeat(101));
  queue.flush();
  queue.appendText("x".repeat(5_000));
  queue.flush();
  expect([overflows(), queue.pendingBytes]).toEqual([1, 1_001]);
  transport.take();
  expect(transport.sentBytes).toHaveLength(1_001);
});

test("counts a shared slice as waiting", () => {
  const { queue, overflows } = openQueue(50_000);
  queue.append(Buffer.alloc(40_000), 0, 40_000);
  expect([overflows(), queue.pendingBytes]).toEqual([0, 40_000]);
  queue.append(Buffer.alloc(40_000), 0, 40_000);
  expect(overflows()).toBe(1);
});

test("sends nothing after it was closed", () => {
  const { transport, queue } = openQueue();
  queue.appendText("kept back");
  queue.close();
  queue.appendText("late");
  queue.flush();
  transport.take();
  expect(transport.sentBytes).toHaveLength(0);
});

test("uses a buffer again when the system took its bytes, and keeps no more than one unused", () => {
  const { transport, pool, queue } = openQueue();
  for (const text of ["first", "other"]) {
    queue.appendText(text);
    queue.flush();
  }
  const contents = () => pool.take().toString("latin1", 0, 5);
  expect(contents()).not.toBe("first");
  transport.take();
  expect(contents()).toBe("first");
  expect(contents()).not.toBe("other");
});
