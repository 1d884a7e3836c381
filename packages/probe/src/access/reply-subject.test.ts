import fc from "fast-check";
import { expect, test } from "vitest";
import { isReplySubject } from "./reply-subject.ts";

test.each([
  "_INBOX.abc",
  "_INBOX.abc.1",
  "_R_.abc.xyz",
  "_GR_.cluster.xyz._INBOX.abc",
  "gateways.gw-1.hugin.responses",
])("answers and progress may go to %s", (subject) => {
  expect(isReplySubject("gw-1", subject, "reply")).toBe(true);
  expect(isReplySubject("gw-1", subject, "progress")).toBe(true);
});

test("progress may go to the gateway's own progress subjects, answers may not", () => {
  expect(isReplySubject("gw-1", "gateways.gw-1.hugin.progress.42", "progress")).toBe(true);
  expect(isReplySubject("gw-1", "gateways.gw-1.hugin.progress.42", "reply")).toBe(false);
});

test.each([
  "",
  "_INBOX",
  "_INBOX.",
  "_INBOX.*",
  "_INBOX.>",
  "_INBOX..a",
  "_INBOX.a b",
  "_INBOXES.a",
  "gateways.gw-1.devices.inv.ders.battery.control.ems.commands",
  "gateways.gw-1.devices.inv.ders.battery.control.ems.heartbeat",
  "gateways.gw-1.hugin.probe",
  "gateways.gw-1.hugin",
  "gateways.gw-1.hugin.progress",
  "gateways.gw-1.hugin.progress.a.b",
  "gateways.gw-2.hugin.responses",
  "gateways.gw-1.state.json.v1",
  "gateways.gw-1.hugin.responses.x",
  "$SYS.REQ.SERVER.PING",
  "$JS.API.STREAM.DELETE.x",
  "communities.c.buildings.gw-1.commands",
])("nothing is said on %j", (subject) => {
  expect(isReplySubject("gw-1", subject, "reply")).toBe(false);
  expect(isReplySubject("gw-1", subject, "progress")).toBe(false);
});

test("no subject below a device is ever spoken on", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), (tokens) => {
      const subject = ["gateways", "gw-1", "devices", ...tokens].join(".");
      expect(isReplySubject("gw-1", subject, "reply") || isReplySubject("gw-1", subject, "progress")).toBe(
        false,
      );
    }),
  );
});
