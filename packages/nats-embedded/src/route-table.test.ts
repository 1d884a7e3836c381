import fc from "fast-check";
import { expect, test } from "vitest";
import { PublishFrame } from "./publish-frame.ts";
import { RouteTable } from "./route-table.ts";
import { scanPublish } from "./scan-publish.ts";
import { type Subscriber, Subscription } from "./subscription.ts";

const nobody: Subscriber = {
  isEchoWanted: true,
  isHeaderCapable: true,
  isClosed: false,
  isInternal: false,
  tracksReplies: false,
  noteReply: () => undefined,
  deliver: () => undefined,
  retire: () => undefined,
};

function frameOf(subject: string): PublishFrame {
  const frame = new PublishFrame();
  expect(scanPublish(Buffer.from(`PUB ${subject} 0\r\n\r\n`, "latin1"), 0, frame)).toBe(true);
  return frame;
}

/** Sids a message on this subject goes to, groups in brackets. */
function sidsOf(table: RouteTable, subject: string): string[] {
  const { plain, groups } = table.routeOf(frameOf(subject));
  const sid = ({ subscription }: { subscription: Subscription }) => subscription.sid;
  return [
    ...plain.map(sid),
    ...groups.map(({ members }) => `[${members.map(sid).toSorted().join(" ")}]`),
  ].toSorted();
}

test("groups by queue name, across patterns", () => {
  const table = new RouteTable();
  table.add(new Subscription(nobody, "a.*", "q", "1"));
  table.add(new Subscription(nobody, "a.b", "q", "2"));
  table.add(new Subscription(nobody, ">", "r", "3"));
  table.add(new Subscription(nobody, "a.b", undefined, "4"));
  expect(sidsOf(table, "a.b")).toEqual(["4", "[1 2]", "[3]"]);
  expect(sidsOf(table, "a.c")).toEqual(["[1]", "[3]"]);
});

test("knows the beginning of every message to a destination", () => {
  const table = new RouteTable();
  table.add(new Subscription(nobody, "a.\xe5", undefined, "s1"));
  const [destination] = table.routeOf(frameOf("a.\xe5")).plain;
  expect(destination?.messagePrefix.toString("latin1")).toBe("MSG a.\xe5 s1 ");
  expect(destination?.headerMessagePrefix.toString("latin1")).toBe("HMSG a.\xe5 s1 ");
});

test("never answers from before a change, nor for another subject of the same slot", () => {
  // More subjects than slots, so that some share one.
  const subject = fc.integer({ min: 0, max: 3_000 }).map((n) => `s.${n}`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("add", "remove", "ask", "ask", "ask"), subject), { maxLength: 200 }),
      (steps) => {
        const table = new RouteTable();
        const present = new Map<string, Subscription>();
        for (const [step, name] of steps) {
          const existing = present.get(name);
          if (step === "add" && !existing) {
            const added = new Subscription(nobody, name, undefined, name);
            present.set(name, added);
            table.add(added);
          } else if (step === "remove" && existing) {
            present.delete(name);
            table.remove(existing);
            table.remove(existing);
          }
          expect(sidsOf(table, name)).toEqual(present.has(name) ? [name] : []);
          expect(table.size).toBe(present.size);
        }
      },
    ),
  );
  const table = new RouteTable();
  const subjects = Array.from({ length: 3_000 }, (_, n) => `s.${n}`);
  for (const name of subjects) table.add(new Subscription(nobody, name, undefined, name));
  for (let round = 0; round < 2; round++) {
    expect(subjects.map((name) => sidsOf(table, name))).toEqual(subjects.map((name) => [name]));
  }
});
