/** One of the 30 rules of 行政データにおける機械可読性に関するルール, and how far one file alone can be judged by it. */
export interface MachineReadabilityRule {
  rule_id: string;
  level: 1 | 2 | 3;
  title_ja: string;
  severity: "FATAL" | "CRITICAL" | "MAJOR" | "MINOR";
  /** Points its level loses, or "force_zero" where the whole level is lost. */
  deduction: number | "force_zero";
  judged: "yes" | "partly" | "no";
  /** What is looked at, or why nothing can be said. */
  basis_ja: string;
  basis_en: string;
}

/** A rule that a file breaks, and where: the first places, and how many there are in all. */
export interface RuleVerdict {
  rule_id: string;
  /** "KPI!E12", "KPI!A1:D3", "KPI!5:7", "line 40", "line 40 値". */
  addresses: string[];
  count: number;
}

/** The verdict on one level. Rules that do not apply or cannot be judged are left out of the score. */
export interface LevelVerdict {
  /** 0 to 100; null where no rule of the level could be judged. */
  score: number | null;
  failed: RuleVerdict[];
  passed: string[];
  not_judged: {rule_id: string; reason_ja: string; reason_en: string}[];
  not_applicable: string[];
}

/** 機械可読性: how one file stands against the rules, level by level. */
export interface MachineReadability {
  level1: LevelVerdict;
  level2: LevelVerdict;
  level3: LevelVerdict;
}
