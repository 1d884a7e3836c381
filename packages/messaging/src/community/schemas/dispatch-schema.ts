import { amount, choice, direction, key, moment, words } from "./wire-parts.ts";

const step = {
  type: "object",
  properties: {
    start: moment("from when it holds"),
    end: moment("until when"),
    power_w: amount("W", "change of power in `direction` against the baseline; for `activate`"),
    import_limit_w: amount("W", "most net import; for `limit`"),
    export_limit_w: amount("W", "most net export; for `limit`"),
  },
  required: ["start", "end"],
} as const;

/** Who decided, and on what: an action without it is refused (R78). */
const decision = {
  type: "object",
  description: "who decided, and on what",
  properties: {
    agent: key("the agent or person"),
    role: key("in which role"),
    record: key("the decision's record in the event log"),
    snapshot: key("the constraint snapshot it was checked on (R46)"),
    explanation: words("why, in one sentence"),
  },
  required: ["agent", "role", "record", "explanation"],
} as const;

/** What the community asks of one building. `idem` of the envelope is its `id`. */
export const dispatchSchema = {
  title: "dispatch",
  type: "object",
  properties: {
    id: key("names the dispatch, whatever becomes of it"),
    action: choice(
      ["activate", "limit", "cancel"],
      "`activate` flexibility, `limit` the connection, or `cancel` the dispatch `ref`",
    ),
    direction: { ...direction, description: `${direction.description}; always when it activates` },
    steps: {
      type: "array",
      minItems: 1,
      maxItems: 96,
      description: "power or limits over time, ascending, without overlap; always, unless it cancels",
      items: step,
    },
    start: moment("when it begins; always, unless it cancels"),
    end: moment("when it ends, also when nobody says so; always, unless it cancels"),
    response_deadline: moment("when an answer that has not come counts as none"),
    certificate: key("the grid check that allows it; always, unless it cancels"),
    ref: key("the dispatch that is cancelled (always then) or replaced"),
    flexibility: key("`idem` of the flexibility envelope it draws on"),
    decision,
  },
  required: ["id", "action", "response_deadline", "decision"],
  // Written as what holds unless: an object with a member `then` would be taken for a promise.
  allOf: [
    {
      if: { type: "object", properties: { action: { enum: ["activate", "limit"] } } },
      else: { type: "object", properties: { ref: {} }, required: ["ref"] },
    },
    {
      if: { type: "object", properties: { action: { const: "cancel" } } },
      else: {
        type: "object",
        properties: { steps: {}, start: {}, end: {}, certificate: {} },
        required: ["steps", "start", "end", "certificate"],
      },
    },
    {
      if: { type: "object", properties: { action: { enum: ["limit", "cancel"] } } },
      else: { type: "object", properties: { direction: {} }, required: ["direction"] },
    },
  ],
} as const;
