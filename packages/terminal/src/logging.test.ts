import { describe, expect, test } from "vitest";
import { createLogger, type LogFormat } from "./logging.ts";

const HOSTILE = 'a\nb\u001b[2J\u009b2Jc\u202ed\u2028e\u007f"}';

function lines(format: LogFormat, log: (logger: ReturnType<typeof createLogger>) => void): string[] {
  const written: string[] = [];
  log(createLogger("debug", format, { write: (line) => written.push(line) }));
  return written;
}

describe.each(["json", "pretty"] as const)("a line in %s", (format) => {
  test("holds what a peer sent without being steered by it", () => {
    const [line = "", ...others] = lines(format, (logger) =>
      logger.child({ der: HOSTILE }).info("driver says", { text: HOSTILE, nested: { [HOSTILE]: HOSTILE } }),
    );
    expect(others).toEqual([]);
    expect(line).toMatch(/^[^\p{C}\p{Zl}]+\n$/u);
    expect(line).toContain("driver says");
  });

  test("tells of an error what it is and where it came from, and no passwords", () => {
    const text = lines(format, (logger) =>
      logger.error("step failed", { error: new TypeError("it broke"), password: "hunter2" }),
    ).join("");
    expect(text).toContain("TypeError");
    expect(text).toContain("it broke");
    expect(text).toContain("logging.test.ts");
    expect(text).not.toContain("hunter2");
  });
});

test("a line in json reads back as it was", () => {
  const [line = ""] = lines("json", (logger) => logger.warn("refused", { text: HOSTILE, error: "why" }));
  expect(JSON.parse(line)).toMatchObject({ level: 40, msg: "refused", text: HOSTILE, error: "why" });
});
