/** Resolves with the first answer that holds, asking again and again; the test's time-out is the limit. */
export async function waitUntil<Answer>(
  ask: () => Answer | Promise<Answer>,
): Promise<Exclude<Answer, false | undefined>> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer as Exclude<Answer, false | undefined>;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
