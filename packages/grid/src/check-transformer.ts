import type { Bus } from "./network.ts";
import { type Transformer, VECTOR_GROUPS } from "./transformer.ts";

/** Reports what makes a transformer's data unusable; that its buses exist is checked elsewhere. */
export function checkTransformer(
  transformer: Transformer,
  buses: ReadonlyMap<string, Bus>,
  report: (element: string, problem: string, fix: string) => void,
): void {
  const name = `transformer ${transformer.id}`;
  const { ratedVa, highV, lowV, impedanceFraction, resistanceFraction, vectorGroup, zeroSequence } =
    transformer;
  for (const [field, value] of Object.entries({ ratedVa, highV, lowV }))
    if (!(value > 0 && Number.isFinite(value)))
      report(name, `its ${field} is ${value}`, "take it from its plate");
  checkShortCircuit(name, impedanceFraction, resistanceFraction, report);
  checkRated(name, "highV", highV, buses.get(transformer.highBus), report);
  checkRated(name, "lowV", lowV, buses.get(transformer.lowBus), report);
  const { ironLossW = 0, noLoadCurrentFraction = 0, tapFraction = 0, shiftDegrees } = transformer;
  if (!(ironLossW >= 0 && noLoadCurrentFraction >= 0 && Number.isFinite(ironLossW + noLoadCurrentFraction)))
    report(
      name,
      "its losses without load are not usable",
      "give W and a fraction of rated current, not negative",
    );
  if (!(Math.abs(tapFraction) < 0.5))
    report(name, `its tap is ${tapFraction}`, "give the change of turns, 0.025 for 2.5 %");
  if (!Number.isFinite(shiftDegrees))
    report(name, `its shift is ${shiftDegrees}`, "give 30 times its clock number");
  if (vectorGroup !== undefined && !VECTOR_GROUPS.includes(vectorGroup))
    report(name, `vector group ${vectorGroup} is not supported`, `use one of ${VECTOR_GROUPS.join(", ")}`);
  if (vectorGroup === "YNyn" && shiftDegrees % 180 !== 0)
    report(
      name,
      `a YNyn transformer cannot shift by ${shiftDegrees} degrees`,
      "give 0 or 180, or correct its vector group",
    );
  if (!zeroSequence) return;
  checkShortCircuit(
    `${name} (zero sequence)`,
    zeroSequence.impedanceFraction,
    zeroSequence.resistanceFraction,
    report,
  );
  const { magnetisingRatio = 1, highSideFraction = 0.5, magnetisingROverX = 0 } = zeroSequence;
  if (!(magnetisingRatio > 0 && magnetisingROverX >= 0))
    report(
      name,
      `its zero-sequence magnetising ratio is ${magnetisingRatio}`,
      "give it above 0, or leave it out",
    );
  if (!(highSideFraction >= 0 && highSideFraction <= 1))
    report(name, `its high-side share is ${highSideFraction}`, "give 0 to 1");
}

function checkShortCircuit(
  name: string,
  impedance: number,
  resistance: number,
  report: (element: string, problem: string, fix: string) => void,
): void {
  if (!(impedance > 0 && impedance < 1 && resistance >= 0 && resistance <= impedance))
    report(
      name,
      `its short-circuit impedance is ${impedance}, of which resistance ${resistance}`,
      "give fractions of the rating, 0.04 for 4 %, the resistance not above the impedance",
    );
}

function checkRated(
  name: string,
  field: string,
  ratedV: number,
  bus: Bus | undefined,
  report: (element: string, problem: string, fix: string) => void,
): void {
  if (bus && !(ratedV / bus.nominalV > 0.7 && ratedV / bus.nominalV < 1.4))
    report(
      name,
      `its ${field} is ${ratedV} V on bus ${bus.id} of ${bus.nominalV} V`,
      "give both line-to-line, sides not swapped",
    );
}
