/** Writes a line to stdout. Answers false when whoever read it is gone. */
export function printLine(text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => {
      if (!error) resolve(true);
      else if ("code" in error && error.code === "EPIPE") resolve(false);
      else reject(error);
    });
  });
}
