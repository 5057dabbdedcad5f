import type {Reason, ReasonCode} from "./contracts/reasonCode.js";
import {visibleLine} from "./contracts/visible.js";

/** What a person can act on, in both languages of the house; each problem prints as one line. */
export interface Problem {
  /** Where to look, e.g. "data/reference/area.csv:5 parent_id" or "PORT". */
  where: string;
  ja: string;
  en: string;
  /** The same for everybody, where it is more than "other". */
  reason?: Reason | undefined;
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
  /** The place in the file, where there is one: $.a[0].b */
  readonly address: string;

  constructor(
    problem: Problem,
    {
      rule,
      found,
      expected,
      address = ""
    }: {rule: string; found: string; expected: {ja: string; en: string}; address?: string}
  ) {
    super(problem);
    this.name = "UnreadableFile";
    this.rule = rule;
    this.found = found;
    this.expected = expected;
    this.address = address;
  }
}

/** One line: where, what is wrong in Japanese, then in English; nothing in it is unseen. */
export function describe({where, ja, en}: Problem): string {
  return visibleLine(`${where}: ${ja} / ${en}`);
}

const NO_PERMISSION = {
  code: "no_permission",
  ja: "書込みまたは読取りの権限がありません。",
  en: "there is no permission to write or read here."
} as const;

const SYSTEM: Record<string, {ja: string; en: string; code: ReasonCode}> = {
  ENOSPC: {
    code: "disk_full",
    ja: "ディスクに空きがありません。空きを作ってからもう一度実行してください。",
    en: "the disk is full; make room and run again."
  },
  EDQUOT: {
    code: "disk_full",
    ja: "割当容量を超えました。空きを作ってからもう一度実行してください。",
    en: "the quota is used up; make room and run again."
  },
  EROFS: {code: "no_permission", ja: "書込みのできない場所です。", en: "this place is read-only."},
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EMFILE: {
    code: "too_many_files",
    ja: "開いているファイルが多すぎます（ulimit -n）。",
    en: "too many files are open (ulimit -n)."
  }
};

/** How a database says the same. */
const SAID: [RegExp, keyof typeof SYSTEM][] = [
  [/no space left|disk full|could not write all/i, "ENOSPC"],
  [/read-only file system/i, "EROFS"],
  [/permission denied/i, "EACCES"]
];

/** An error of the machine (full disk, no permission) as something a person can act on; any other as it is. */
export function forPeople(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof OperatorError) return error;
  const code = "code" in error ? String(error.code) : "";
  const known = code in SYSTEM ? code : SAID.find(([words]) => words.test(error.message))?.[1];
  const say = known === undefined ? undefined : SYSTEM[known];
  if (!say) return error;
  const where = "path" in error && typeof error.path === "string" ? error.path : "data";
  const {code: reason, ja, en} = say;
  return new OperatorError({where, ja, en, reason: {code: reason}});
}

/** What went wrong, as problems; a fault of ours is told by its message. */
export function problemsOf(error: unknown): readonly Problem[] {
  const told = forPeople(error);
  if (told instanceof OperatorError) return told.problems;
  const [message = ""] = (told instanceof Error ? told.message : String(told)).split("\n");
  const reason: Reason = {code: "fault_of_ours"};
  return [{where: "bio", ja: `製品の不具合です：${message}`, en: `a fault of ours: ${message}`, reason}];
}
