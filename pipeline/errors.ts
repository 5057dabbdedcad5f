/** What a person can act on, in both languages of the house; each problem prints as one line. */
export interface Problem {
  /** Where to look, e.g. "data/reference/area.csv:5 parent_id" or "PORT". */
  where: string;
  ja: string;
  en: string;
}

/** Thrown for an operator's or a file's mistake: exit code 1, one line per problem, no stack. */
export class OperatorError extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: Problem[]) {
    super(problems.map(describe).join("\n"));
    this.name = "OperatorError";
    this.problems = problems;
  }
}

/** One line: where, what is wrong in Japanese, then in English. */
export function describe({where, ja, en}: Problem): string {
  return `${where}: ${ja} / ${en}`;
}
