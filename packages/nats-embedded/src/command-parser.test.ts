import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CommandParser } from "./command-parser.ts";
import type { ProtocolFault } from "./protocol-fault.ts";

const LIMITS = { maxControlLineBytes: 4_096, maxPayloadBytes: 100_000 };

interface Outcome {
  commands: unknown[];
  fault: ProtocolFault | undefined;
}

/** What a parser makes of these chunks. */
function parse(chunks: readonly Buffer[], limits = LIMITS): Outcome {
  const commands: unknown[] = [];
  const parser = new CommandParser(
    {
      onConnect: (json) => commands.push({ connect: json }),
      onPublish: (frame) => {
        const { bytes, subject, reply, headerBytes, payloadBytes, payloadStart, tailStart, end } = frame;
        commands.push({
          subject,
          reply,
          headerBytes,
          payload: bytes.toString("latin1", payloadStart, payloadStart + payloadBytes),
          tail: bytes.toString("latin1", tailStart, end),
        });
      },
      onSubscribe: (subject, queue, sid) => commands.push({ subscribe: subject, queue, sid }),
      onUnsubscribe: (sid, maxDelivered) => commands.push({ unsubscribe: sid, maxDelivered }),
      onPing: () => commands.push("ping"),
      onPong: () => commands.push("pong"),
    },
    limits,
  );
  let fault: ProtocolFault | undefined;
  for (const chunk of chunks) fault = parser.push(Buffer.from(chunk));
  return { commands, fault };
}

function splitAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const cuts = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return [0, ...cuts].map((cut, at) => bytes.subarray(cut, cuts[at] ?? bytes.length));
}

/** A spelling of a command, and the command it must be read as. */
interface Spelling {
  wire: string;
  read: unknown;
}

const name = fc.stringMatching(/^[!-~\xa0-\xff]{1,12}$/);
const blank = fc.constantFrom(" ", " ", " ", "  ", "\t", " \t ");
const lineEnd = fc.constantFrom("\r\n", "\r\n", "\r\n", "\n", " \r\n");
const payload = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString("latin1"));

const command: fc.Arbitrary<Spelling> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        subject: name,
        reply: fc.option(name, { nil: undefined }),
        headers: fc.option(payload, { nil: undefined }),
        payload,
        blank,
        lineEnd,
        isLower: fc.boolean(),
      })
      .map(publishCommand),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(name, fc.option(name, { nil: undefined }), name, lineEnd)
      .map(([subject, queue, sid, end]) => ({
        wire: `SUB ${subject} ${queue === undefined ? "" : `${queue} `}${sid}${end}`,
        read: { subscribe: subject, queue, sid },
      })),
  },
  fc
    .tuple(name, fc.option(fc.integer({ min: 1, max: 999_999_999 }), { nil: undefined }), lineEnd)
    .map(([sid, maxDelivered, end]) => ({
      wire: `UNSUB ${sid}${maxDelivered === undefined ? "" : ` ${maxDelivered}`}${end}`,
      read: { unsubscribe: sid, maxDelivered },
    })),
  fc.constantFrom<Spelling>({ wire: "PING\r\n", read: "ping" }, { wire: "pong\n", read: "pong" }),
  fc
    .json()
    .filter((json) => !json.includes("\n"))
    .map((json) => ({
      wire: Buffer.from(`CONNECT ${json}\r\n`).toString("latin1"),
      read: { connect: json.trim() },
    })),
);

interface PublishSpelling {
  subject: string;
  reply: string | undefined;
  headers: string | undefined;
  payload: string;
  blank: string;
  lineEnd: string;
  isLower: boolean;
}

function publishCommand({
  subject,
  reply,
  headers = "",
  payload: body,
  blank: gap,
  lineEnd: end,
  isLower,
}: PublishSpelling) {
  const whole = headers + body;
  const sizes = headers === "" ? `${whole.length}` : `${headers.length} ${whole.length}`;
  const verb = headers === "" ? "PUB" : "HPUB";
  const args = [
    isLower ? verb.toLowerCase() : verb,
    subject,
    ...(reply === undefined ? [] : [reply]),
    ...sizes.split(" "),
  ];
  return {
    wire: `${args.join(gap)}${end}${whole}\r\n`,
    read: {
      subject,
      reply,
      headerBytes: headers === "" ? undefined : headers.length,
      payload: whole,
      tail: `${reply === undefined ? "" : `${reply} `}${sizes}\r\n${whole}\r\n`,
    },
  };
}

const places = fc.array(fc.nat(), { maxLength: 30 });

describe("a command parser", () => {
  test("reads every spelling of every command, split anywhere", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), places, (commands, cuts) => {
        const bytes = Buffer.from(commands.map(({ wire }) => wire).join(""), "latin1");
        const expected = { commands: commands.map(({ read }) => read), fault: undefined };
        expect(parse(splitAt(bytes, cuts))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("reads a stream byte by byte as it reads it whole", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 5 }), (commands) => {
        const bytes = Buffer.from(commands.map(({ wire }) => wire).join(""), "latin1");
        expect(parse(Array.from(bytes, (byte) => Buffer.of(byte)))).toEqual(parse([bytes]));
      }),
    );
  });

  test("makes the same of damaged streams, split or whole", () => {
    const piece = fc.oneof(
      command.map(({ wire }) => wire),
      fc.constantFrom(
        "PUB ",
        "HPUB a 3 ",
        "SUB",
        "UNSUB",
        "\r\n",
        "-ERR x\r\n",
        "+OK\r\n",
        "CONNECT",
        " 12\r\n",
        "PUB a 999999999\r\n",
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), places, (pieces, cuts) => {
        const bytes = Buffer.from(pieces.join(""), "latin1");
        const whole = parse([bytes]);
        const split = parse(splitAt(bytes, cuts));
        expect(split.commands).toEqual(whole.commands);
        expect(split.fault?.reply).toBe(whole.fault?.reply);
      }),
      { numRuns: 500 },
    );
  });

  test("keeps a message's bytes apart from those of the chunks that follow", () => {
    const kept: Buffer[] = [];
    const ignore = () => undefined;
    const parser = new CommandParser(
      {
        onConnect: ignore,
        onPublish: ({ bytes, payloadStart, payloadBytes }) =>
          void kept.push(bytes.subarray(payloadStart, payloadStart + payloadBytes)),
        onSubscribe: ignore,
        onUnsubscribe: ignore,
        onPing: ignore,
        onPong: ignore,
      },
      LIMITS,
    );
    for (const letter of ["a", "b", "c"]) {
      parser.push(Buffer.from("PUB x 50000\r\n"));
      parser.push(Buffer.from(letter.repeat(30_000)));
      parser.push(Buffer.from(`${letter.repeat(20_000)}\r\n`));
    }
    expect(kept.map((payloadKept) => payloadKept.toString())).toEqual(
      ["a", "b", "c"].map((letter) => letter.repeat(50_000)),
    );
  });

  test("refuses control characters in a published subject", () => {
    for (const character of ["\0", "\x01", "\v", "\f", "\x1f"]) {
      const { commands, fault } = parse([Buffer.from(`PUB a${character}b 1\r\nx\r\n`, "latin1")]);
      expect({ commands, reason: fault?.reason }).toEqual({ commands: [], reason: "malformed PUB" });
    }
  });

  test("does not wait for a payload it will not take", () => {
    expect(parse([Buffer.from("PUB a 100001\r\n")]).fault?.reply).toBe("Maximum Payload Violation");
    expect(parse([Buffer.from("HPUB a 12 100001\r\n")]).fault?.reply).toBe("Maximum Payload Violation");
    expect(parse([Buffer.from("pub  a 100001\r\n")]).fault?.reply).toBe("Maximum Payload Violation");
    expect(parse([Buffer.from("PUB a 100000\r\n")]).fault).toBeUndefined();
  });

  test("does not hold a line that goes on and on", () => {
    const chunks = Array.from({ length: 100 }, () => Buffer.from(" ".repeat(100)));
    expect(parse([Buffer.from("PUB "), ...chunks]).fault?.reply).toBe("maximum control line exceeded");
  });

  test("ignores everything after a fault", () => {
    const { commands, fault } = parse([Buffer.from("PING\r\nNO\r\nPING\r\n"), Buffer.from("PING\r\n")]);
    expect({ commands, reply: fault?.reply }).toEqual({
      commands: ["ping"],
      reply: "Unknown Protocol Operation",
    });
  });

  test("lets a stranger say nothing but CONNECT", () => {
    const heard: string[] = [];
    const ignore = () => undefined;
    const parser = new CommandParser(
      {
        onConnect: (json) => void heard.push(json),
        onPublish: ignore,
        onSubscribe: ignore,
        onUnsubscribe: ignore,
        onPing: ignore,
        onPong: ignore,
      },
      LIMITS,
    );
    parser.isConnectRequired = true;
    expect(parser.push(Buffer.from("con"))).toBeUndefined();
    expect(parser.push(Buffer.from('nect {"a":1}\r\nS'))).toMatchObject({ reply: "Authorization Violation" });
    expect(heard).toEqual(['{"a":1}']);
  });
});
