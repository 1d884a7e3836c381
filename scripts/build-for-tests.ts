/** Worker threads and child processes run built code; bring it up to date before the first test. */
export async function setup(): Promise<void> {
  // The set-up script is plain JavaScript because it also runs before anything is installed.
  const script = new URL("./setup.mjs", import.meta.url).href;
  const { setup: bringUpToDate } = (await import(script)) as { setup: (options: { quiet: boolean }) => void };
  bringUpToDate({ quiet: true });
}
