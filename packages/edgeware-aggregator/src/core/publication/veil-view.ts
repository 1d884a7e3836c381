import type { ElementView } from "../views/element-view.ts";
import type { Figure } from "../views/figure.ts";

/** A confidence is that of one building, and so of how much it draws: published in steps, rounded down. */
const CONFIDENCE_STEPS = 20;
const WITHHELD: Figure = { variance: 0, known: 0 };

/**
 * A cohort's view without what tells of fewer than the cohort, or of others: channels that only some of its buildings
 * are in, the exact confidence of the least sure, and the element's meter, which less the sum beside it would be the
 * neighbours who are no part of the community, maybe one.
 */
export function veilView(
  { measured: _measured, fused: _fused, confidence, ...view }: ElementView,
  isGenerationOpen: boolean,
): ElementView {
  const { net, generation } = view.figures;
  return {
    ...view,
    ...(confidence !== undefined && {
      confidence: Math.floor(confidence * CONFIDENCE_STEPS) / CONFIDENCE_STEPS,
    }),
    figures: {
      net,
      generation: isGenerationOpen ? generation : WITHHELD,
      // Single-phase houses are on one of three, and nobody said how many are on which.
      l1: WITHHELD,
      l2: WITHHELD,
      l3: WITHHELD,
      reactive: WITHHELD,
    },
  };
}
