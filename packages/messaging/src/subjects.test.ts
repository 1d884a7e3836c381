import { RejectedError } from "@sourceful/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildSubject, buildSubjectPattern, findTokenProblem, parseSubject, SUBJECTS } from "./index.ts";

const DER = { serial: "hugin-1a2b3c4d", deviceId: "SN123", derType: "battery" };

// Tokens as they may come from anywhere: mostly harmless, often with one character that is not.
const anyToken = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom("a", ".", "*", ">", " ", "\t", "\n", "\0", "é", "\ud800") }),
);

describe("buildSubject", () => {
  test("writes the subjects of the contract", () => {
    const der = "gateways.hugin-1a2b3c4d.devices.SN123.ders.battery";
    expect(buildSubject("telemetry", DER)).toBe(`${der}.telemetry.json.v1`);
    expect(buildSubject("controlCommand", DER)).toBe(`${der}.control.ems.commands`);
    expect(buildSubject("controlHeartbeat", DER)).toBe(`${der}.control.ems.heartbeat`);
    expect(buildSubject("controlAck", DER)).toBe(`${der}.control.ems.ack`);
    const { serial } = DER;
    expect(buildSubject("gatewayState", { serial })).toBe("gateways.hugin-1a2b3c4d.state.json.v1");
    expect(buildSubject("probe", { serial })).toBe("gateways.hugin-1a2b3c4d.hugin.probe");
    expect(buildSubject("probeResponses", { serial })).toBe("gateways.hugin-1a2b3c4d.hugin.responses");
    expect(buildSubject("events", { serial })).toBe("gateways.hugin-1a2b3c4d.events");
  });

  test.each([
    ["", "is empty"],
    ["a.b", "contains a dot"],
    ["a b", "contains white space"],
    ["a\u00a0b", "contains white space"],
    ["*", "contains a wildcard (* or >)"],
    ["a>", "contains a wildcard (* or >)"],
    ["a\n", "contains a control character"],
    ["a\u007f", "contains a control character"],
    ["\ud800", "is not valid Unicode"],
    ["é".repeat(128), "is longer than 255 bytes"],
  ])("refuses the token %j", (token, problem) => {
    for (const name of ["serial", "deviceId", "derType"] as const) {
      const build = () => buildSubject("telemetry", { ...DER, [name]: token });
      expect(build).toThrow(RejectedError);
      expect(build).toThrow(problem);
      expect(build).toThrow({ serial: "gateway serial", deviceId: "device id", derType: "DER type" }[name]);
    }
  });

  test("either throws or makes a subject of exactly the template's tokens", () => {
    fc.assert(
      fc.property(anyToken, anyToken, anyToken, (serial, deviceId, derType) => {
        const isAllowed = [serial, deviceId, derType].every((token) => findTokenProblem(token) === undefined);
        const build = () => buildSubject("telemetry", { serial, deviceId, derType });
        if (!isAllowed) {
          expect(build).toThrow(RejectedError);
          return;
        }
        expect(build()).toMatch(/^[^\s*>]+$/u);
        expect(build().split(".")).toEqual([
          "gateways",
          serial,
          "devices",
          deviceId,
          "ders",
          derType,
          "telemetry",
          "json",
          "v1",
        ]);
      }),
    );
  });
});

test("a pattern has a wildcard for each token that is not given", () => {
  expect(buildSubjectPattern("telemetry")).toBe("gateways.*.devices.*.ders.*.telemetry.json.v1");
  expect(buildSubjectPattern("controlCommand", { serial: "s", derType: "pv" })).toBe(
    "gateways.s.devices.*.ders.pv.control.ems.commands",
  );
  expect(() => buildSubjectPattern("telemetry", { serial: "*" })).toThrow(RejectedError);
});

describe("parseSubject", () => {
  test("gives back what every builder was given", () => {
    const goodToken = anyToken.filter((token) => findTokenProblem(token) === undefined);
    fc.assert(
      fc.property(goodToken, goodToken, goodToken, (serial, deviceId, derType) => {
        for (const kind of ["telemetry", "controlCommand", "controlHeartbeat", "controlAck"] as const) {
          const tokens = { serial, deviceId, derType };
          expect(parseSubject(buildSubject(kind, tokens))).toEqual({ kind, ...tokens });
        }
        for (const kind of ["gatewayState", "probe", "probeResponses", "events"] as const) {
          expect(parseSubject(buildSubject(kind, { serial }))).toEqual({ kind, serial });
        }
      }),
    );
  });

  test.each([
    "",
    "gateways",
    "gateways.s.state.json.v2",
    "gateways..state.json.v1",
    "gateways.s.state.json.v1.more",
    "gateways.*.state.json.v1",
    "gateways.>",
    "gateways.s.devices.d.ders.pv.telemetry.json",
    "other.s.events",
  ])("does not know %j", (subject) => {
    expect(parseSubject(subject)).toBeUndefined();
  });

  test("no subject matches two templates", () => {
    const shapes = Object.values(SUBJECTS).map(({ template }) => template.replace(/\{\w+\}/g, "*"));
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});
