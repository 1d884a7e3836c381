import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeProbeRequest } from "./decode-probe-request.ts";

const decode = (document: unknown, reply?: string) =>
  decodeProbeRequest({
    subject: "gateways.hugin-1.hugin.probe",
    data: Buffer.from(typeof document === "string" ? document : JSON.stringify(document)),
    ...(reply === undefined ? {} : { reply }),
  });

test("reply_to goes before the reply subject of NATS", () => {
  const request = { id: "1", method: "tcp_test", reply_to: "there", progress_to: "progress" };
  expect(decode(request, "_INBOX.1")).toMatchObject({ replyTo: "there", progressTo: "progress" });
  expect(decode({ ...request, reply_to: "" }, "_INBOX.1").replyTo).toBe("_INBOX.1");
  expect(decode({ ...request, reply_to: "" }).replyTo).toBeUndefined();
});

test.each([
  ["{", "", "invalid request"],
  ["[]", "", "invalid request"],
  ["null", "", "invalid request"],
  [{ id: "7" }, "7", "invalid request: no method"],
  [{ id: "7", method: "" }, "7", "invalid request: no method"],
  [{ id: "7", method: 5 }, "7", "invalid request: method must be a text"],
  [{ id: 7, method: "x" }, "7", "invalid request: id must be a text"],
  [{ id: "7", method: "x", reply_to: {} }, "7", "invalid request: reply_to must be a text"],
])("%j keeps its id and says what is wrong", (document, id, problem) => {
  expect(decode(document)).toMatchObject({ id, problem });
});

test("any bytes are a request or have a problem", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (data) => {
        const { method, problem } = decodeProbeRequest({ subject: "s", data });
        expect(method === "").toBe(problem !== undefined && method === "");
      },
    ),
  );
});
