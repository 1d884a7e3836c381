import { ConfigError, type ErrorCode } from "@sourceful/domain";

/** Something in a driver folder that cannot be used, and where. */
export interface StoreProblem {
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  readonly code: ErrorCode;
  /** Plain words, one line. */
  readonly message: string;
}

/** The problem as compilers print it: `file:line:column: message`. */
export function formatProblem({ file, line, column, message }: StoreProblem): string {
  const position = [file, line, column].filter((part) => part !== undefined).join(":");
  return `${position}: ${message}`;
}

/** One error for all problems of a driver, on one line, with the code of the first. */
export function problemsError(problems: readonly [StoreProblem, ...StoreProblem[]]): ConfigError {
  return new ConfigError(problems.map(formatProblem).join("; "), {
    code: problems[0].code,
    details: { problems },
  });
}
