import { CHANNELS, CONTROL_LEVELS, ELEMENT_KINDS, FRESHNESS } from "@sourceful/edgeware-aggregator";
import { DATA_CLASSES, QUALITY_FLAGS } from "@sourceful/messaging";
import { amount, choice, count, flag, list, record, ref, type Schema, text } from "./schema-parts.ts";

const FIGURE = {
  value: amount("W (var for reactive); present when every member's is known"),
  known_value: amount("sum over the members whose value is known; absent when none is"),
};
const FIGURE_ALWAYS = {
  variance: amount("of the known sum, W²"),
  known: count("members whose value is known"),
};
const ELEMENT = record({ kind: choice(ELEMENT_KINDS, "what it is"), id: text("its name") });
const AT_MS = amount("Unix epoch, ms");
const POSITION = count("of the last event in the log that it rests on");
const TOPOLOGY_VERSION = count("the version of the topology it was worked out under");
const WITHHELD = text("why figures are not shown");

const findings = list(
  record(
    { reason: text("code of the reason"), message: text("the reason in words") },
    { sample: count("index of the sample it is about; the whole message when absent") },
  ),
  "what was wrong",
);

const limitFinding = record(
  {
    limit_id: text("names the limit"),
    kind: text("voltage, current, power, unbalance, contract"),
    severity: choice(["statutory", "firm", "advisory"], "how hard it is"),
    authority: text("who set it"),
    element: record({ kind: text("what it is about"), id: text("its name") }),
    bound: choice(["lower", "upper", "import", "export"], "which way it binds"),
    certainty: choice(["expected", "possible"], "possible: only at the worst of what is not known"),
    limit: amount("the limit"),
    unit: text("of limit, value and margin"),
  },
  {
    phase: text("a, b or c"),
    value: amount("the worst there"),
    margin: amount("what is left; negative beyond the limit"),
    withheld: WITHHELD,
  },
);

/** Every object of the API's answers, by name: components of its OpenAPI document. */
export const API_SCHEMAS: Readonly<Record<string, Schema>> = {
  Problem: record({ error: text("stable code"), message: text("in words") }),
  Health: record(
    {
      status: choice(["ok", "starting", "failing"], "failing: nothing more is taken in"),
      version: text("of the program"),
    },
    {
      community: text("its name"),
      position: POSITION,
      topology_version: TOPOLOGY_VERSION,
      at_ms: AT_MS,
      nats_connected: flag("whether buildings can be heard"),
      flexus_connected: flag("whether FLEXUS is reached; only with an upstream in community.yaml"),
      flexus_problem: text("why not"),
      problem: text("why it fails"),
      retention_problem: text("why the log or the audit will not be kept as long as it has to be"),
      file_problem: text("why community.yaml as it is now is not in force"),
    },
  ),
  Figure: record(FIGURE_ALWAYS, FIGURE),
  ElementView: record(
    {
      element: ELEMENT,
      topology_version: TOPOLOGY_VERSION,
      at_ms: AT_MS,
      is_valid: flag("false when it spans several partitions: its sums mean nothing then"),
      members: count("buildings in it"),
      by_freshness: record(Object.fromEntries(FRESHNESS.map((name) => [name, count("buildings")]))),
      suspect: count("buildings that are found implausible"),
      coverage: amount("share of the rated capacity whose value is fresh, 0 to 1"),
      quality: choice(QUALITY_FLAGS, "of the sum"),
      sources: record({ count: count("buildings that contribute"), digest: text("hash of their serials") }),
      figures: record(Object.fromEntries(CHANNELS.map((name) => [name, ref("Figure")]))),
      range: record({
        low_w: amount("net power is not below this, W"),
        high_w: amount("nor above this, with what is missing anywhere in its capacity"),
      }),
    },
    {
      invalid_reason: text("why it is not valid"),
      supply: choice(["connected", "island", "dead"], "of a partition: how it is supplied"),
      age_ms: amount("of the oldest sample that contributes, ms"),
      data_class: choice(DATA_CLASSES, "worst of the contributing"),
      confidence: amount("lowest of the contributing, 0 to 1"),
      measured: record(
        { ...FIGURE_ALWAYS, freshness: choice(FRESHNESS, "of the meter's value") },
        FIGURE,
        "by the element's own meter",
      ),
      fused: ref("Figure"),
      capacity: record({
        import_va: amount("VA"),
        export_va: amount("VA"),
        import_headroom_w: amount("left at the worst of the range, W"),
        export_headroom_w: amount("left at the worst of the range, W"),
      }),
    },
  ),
  Element: record(
    { element: ELEMENT },
    {
      view: ref("ElementView"),
      withheld: WITHHELD,
      verdict: text(
        "of a feeder: fits, in doubt (what it says did not fit once), or the code of what its last test found and about whom; absent where nothing is tested",
      ),
    },
  ),
  Ped: record(
    { id: text("its name") },
    {
      status: record({
        id: text("its name"),
        year: count("UTC"),
        method: text("name@version"),
        boundary_version: text("results of another are not comparable"),
        topology_version: TOPOLOGY_VERSION,
        coverage: amount("share of the year's periods so far that are known, 0 to 1"),
        import_wh: amount("Wh"),
        export_wh: amount("Wh"),
        balance_wh: amount("exported less imported primary energy, Wh"),
        status: choice(["positive", "negative", "unknown"], "unknown below 97 % coverage"),
      }),
      withheld: WITHHELD,
    },
  ),
  State: record({
    community: text("its name"),
    topology_version: TOPOLOGY_VERSION,
    position: POSITION,
    at_ms: AT_MS,
    elements: list(ref("Element"), "community, transformers, feeders, partitions, PEDs"),
    peds: list(ref("Ped"), "energy balances of this year"),
    quarantined: count("messages that wait for a steward"),
    refused: count("messages nobody is known to have signed, or that fit no schema, ever"),
  }),
  Building: record(
    {
      serial: text("of its edge node"),
      kind: choice(["building", "meter"], "what reports"),
      freshness: choice(FRESHNESS, "of its value"),
      doubts: list(text("code of a reason"), "why its value is not quite believed"),
      is_drifting: flag("its clock drifts by more than a second"),
      reorder_ms: amount("how late behind newer ones its samples have come lately"),
      missing_messages: count("numbers that have not come although later ones have"),
    },
    {
      connection_point: text("where it is connected"),
      feeder: text("what that hangs on"),
      heard_ms: AT_MS,
      sample_ms: AT_MS,
      skew_ms: amount("arrival less sending time of a message that was not delayed"),
      suspect_until_ms: AT_MS,
      view: ref("ElementView"),
      withheld: WITHHELD,
      control: choice(CONTROL_LEVELS, "how far it lets itself be controlled now, by its owner and by itself"),
      readiness: {
        type: "object",
        description:
          "what it says it would do if it were asked, and how much comfort leaves, while that is valid",
        additionalProperties: true,
      },
      flexibility: {
        type: "object",
        description: "its flexibility envelope, as it sent it, while that is valid",
        additionalProperties: true,
      },
    },
  ),
  Limits: record({
    topology_version: TOPOLOGY_VERSION,
    position: POSITION,
    at_ms: AT_MS,
    buildings: record({
      measured: count("power measured, perhaps a while ago"),
      imputed: count("power taken from its usual hour"),
      missing: count("not known: taken for its capacity in either direction"),
      unplaced: count("without a bus: no part of the network's solution"),
    }),
    network: record({ is_computed: flag("by exact three-phase solutions") }, { reason: text("why not") }),
    violations: list(limitFinding, "limits that are broken, the severest first"),
    tightest: list(limitFinding, "the tightest place of every limit"),
    unchecked: list(
      record({ limit_id: text("names the limit"), reason: text("why") }, { severity: text("of the limit") }),
      "limits nobody could check, to be taken for the worst",
    ),
    headroom: list(
      record(
        { connection_point: text("its name"), buildings: list(text("serial"), "behind it") },
        {
          import_w: amount("more import until something stops it, W"),
          export_w: amount("more export until something stops it, W"),
          import_stopped_by: text("the limit"),
          export_stopped_by: text("the limit"),
          withheld: WITHHELD,
        },
      ),
      "by connection point",
    ),
  }),
  QuarantineEntry: record(
    {
      id: text("q and the position of the message in the log"),
      position: POSITION,
      at_ms: AT_MS,
      gate: text("the gate that kept it out"),
      code: text("what its sender was told"),
      findings,
    },
    {
      serial: text("who signed it"),
      boot: count("of its sender"),
      seq: count("of its sender"),
      released: record({ actor: text("by whom"), at_ms: AT_MS, explanation: text("why") }),
    },
  ),
  QuarantinedMessage: record(
    { id: text("as in the list") },
    {
      entry: ref("QuarantineEntry"),
      message: { type: "object", description: "as it was sent", additionalProperties: true },
      base64: text("its bytes, when they are no JSON object"),
      withheld: WITHHELD,
    },
  ),
  Outcome: record({ is_done: flag("whether it was done") }, { reason: text("why not") }),
  Decision: record({
    position: POSITION,
    at_ms: AT_MS,
    effects: list(
      { type: "object", required: ["type"], properties: { type: text("kind") }, additionalProperties: true },
      "what was decided",
    ),
  }),
};
