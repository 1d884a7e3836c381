import { expect, test } from "vitest";
import { answerText } from "./answer-text.ts";
import { progressText } from "./progress-line.ts";

const result = {
  count: 2,
  found: [
    { host: "10.0.0.5", port: 502, note: "a" },
    { host: "10.0.0.17", port: 80, tags: ["x", "y"] },
  ],
  ports: [502, 80],
  open: true,
  nothing: undefined,
  driver: { name: "sunspec" },
};

test("on a terminal values and columns line up", () => {
  expect(answerText(result, true)).toBe(
    [
      "count   2",
      "found",
      "host       port  note  tags",
      "10.0.0.5   502   a",
      "10.0.0.17  80          x, y",
      "ports   502, 80",
      "open    true",
      'driver  {"name":"sunspec"}',
    ].join("\n"),
  );
});

test("elsewhere a tab stands between them", () => {
  expect(answerText(result, false)).toBe(
    [
      "count\t2",
      "found",
      "host\tport\tnote\ttags",
      "10.0.0.5\t502\ta\t",
      "10.0.0.17\t80\t\tx, y",
      "ports\t502, 80",
      "open\ttrue",
      'driver\t{"name":"sunspec"}',
    ].join("\n"),
  );
});

test("what a device says cannot steer the terminal or make a column of its own", () => {
  const text = answerText(
    { body: "\u001b[2Jboo\tx\n", list: [{ name: "\u001b]0;x\u0007" }], all: ["\n"] },
    false,
  );
  expect(text).toBe("body\t [2Jboo x \nlist\nname\n ]0;x \nall\t ");
});

test("progress is a bar where it can be told", () => {
  expect(progressText({ status: "looking", done: 1, total: 3 })).toBe(
    "████████················  33 %  looking",
  );
  expect(progressText({ status: "looking\u001b[2J" })).toBe("looking [2J");
  expect(progressText({ status: "x", done: 9, total: 3 })).toContain("100 %");
  expect(progressText({ status: "x", done: 0, total: 0 })).toBe("x");
});
