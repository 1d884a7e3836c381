import type { ReceptionCode } from "@sourceful/messaging";

/** A gate of the ingress, in order; identity and schema are `openEnvelope`'s. */
export type Gate = "time" | "semantics" | "plausibility";

interface Reason {
  readonly gate: Gate;
  readonly code: ReceptionCode;
  /** `reject`: into quarantine; `suspect`: into the state, flagged and with all the variance there can be. */
  readonly verdict: "reject" | "suspect";
  readonly meaning: string;
}

const time = { gate: "time", code: "TIME", verdict: "reject" } as const;
const content = { gate: "semantics", code: "INVALID_CONTENT", verdict: "reject" } as const;
const impossible = { gate: "plausibility", code: "PLAUSIBILITY", verdict: "reject" } as const;
const suspect = { gate: "plausibility", code: "PLAUSIBILITY", verdict: "suspect" } as const;

/** Every reason a gate can give, what it leads to, and what it means in plain words. */
export const REASONS = {
  sequence_forgotten: { ...time, meaning: "so old that it is not known whether it came before" },
  clock_skewed: { ...time, meaning: "the sender's clock is too far off" },
  sample_in_future: { ...time, meaning: "measured later than now" },
  sample_too_old: { ...time, meaning: "older than the ledger goes back" },
  clock_free: { ...time, verdict: "suspect", meaning: "timed by a clock that nothing keeps in step" },
  sender_unknown: { ...content, meaning: "the sender has no place in the topology" },
  phases_wrong: { ...content, meaning: "the number of phases is not that of the connection" },
  der_unknown: { ...content, meaning: "a DER is not registered for this building" },
  der_kind_wrong: { ...content, meaning: "a DER is registered as another kind" },
  sign_wrong: { ...content, meaning: "a DER's power has a sign it cannot have" },
  number_unusable: { ...content, meaning: "a number no meter of a building can show" },
  not_expected: { ...content, meaning: "it answers something that was never asked" },
  power_impossible: { ...impossible, meaning: "more power than the connection can carry" },
  der_power_impossible: { ...impossible, meaning: "more power than the DER can have" },
  voltage_impossible: { ...impossible, meaning: "a voltage that cannot be" },
  power_over_rating: { ...suspect, meaning: "power above the connection's rating" },
  der_power_over_rating: { ...suspect, meaning: "power above the DER's rating" },
  phases_disagree: { ...suspect, meaning: "the phases do not add up to the total" },
  ramp_too_steep: { ...suspect, meaning: "power changed by more than the connection's range" },
  register_falls: { ...suspect, meaning: "a lifetime energy register went down" },
  energy_mismatch: { ...suspect, meaning: "registers and integrated power disagree" },
  charge_mismatch: { ...suspect, meaning: "state of charge and integrated power disagree" },
  sub_meters_exceed_main: { ...suspect, meaning: "DERs take more than the building does" },
  pv_exceeds_clear_sky: { ...suspect, meaning: "more PV power than a clear sky allows" },
  reported_suspect: { ...suspect, meaning: "the sender itself doubts it" },
  neighbour_voltage: { ...suspect, meaning: "the neighbours' voltages speak against it" },
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof REASONS;
