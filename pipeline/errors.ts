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

/** A whole file that cannot be read: which rule it breaks, what was found, what was expected. The other files go on. */
export class UnreadableFile extends OperatorError {
  readonly rule: string;
  readonly found: string;
  readonly expected: {ja: string; en: string};

  constructor(
    problem: Problem,
    {rule, found, expected}: {rule: string; found: string; expected: {ja: string; en: string}}
  ) {
    super(problem);
    this.name = "UnreadableFile";
    this.rule = rule;
    this.found = found;
    this.expected = expected;
  }
}

/** One line: where, what is wrong in Japanese, then in English. */
export function describe({where, ja, en}: Problem): string {
  return `${where}: ${ja} / ${en}`;
}
