import type {LevelVerdict, MachineReadability, MachineReadabilityRule} from "../contracts/machineReadability.js";
import type {FoundTables} from "../contracts/table.js";
import {cellOutcomes} from "./cells.js";
import {meaningOutcomes} from "./meaning.js";
import type {Outcomes} from "./outcome.js";
import {shapeOutcomes} from "./shape.js";
import {type Names, viewOf} from "./view.js";

/**
 * 機械可読性 of one file by the government's 30 rules: what is broken and where, what cannot be told from one file, and
 * a score per level. A rule counts once however often it is broken; a broken FATAL rule makes its level 0.
 * Source of rules and scoring: 行政データにおける機械可読性に関するルール (デジタル庁, 2026-03-31).
 */
export function judge(found: FoundTables, rules: readonly MachineReadabilityRule[], names: Names): MachineReadability {
  const view = viewOf(found, names);
  const outcomes = {...shapeOutcomes(view), ...cellOutcomes(view), ...meaningOutcomes(view)};
  const level = (number: 1 | 2 | 3) =>
    verdict(
      rules.filter(rule => rule.level === number),
      outcomes
    );
  return {level1: level(1), level2: level(2), level3: level(3)};
}

function verdict(rules: readonly MachineReadabilityRule[], outcomes: Outcomes): LevelVerdict {
  const result: LevelVerdict = {score: null, failed: [], passed: [], not_judged: [], not_applicable: []};
  let points = 100;
  for (const {rule_id, judged, deduction, basis_ja, basis_en} of rules) {
    const outcome = outcomes[rule_id];
    if (judged === "no" || outcome === undefined)
      result.not_judged.push({rule_id, reason_ja: basis_ja, reason_en: basis_en});
    else if (outcome === "not_applicable") result.not_applicable.push(rule_id);
    else if ("reason_ja" in outcome) result.not_judged.push({rule_id, ...outcome});
    else if (outcome.count === 0) result.passed.push(rule_id);
    else {
      result.failed.push({rule_id, ...outcome});
      points = deduction === "force_zero" ? Number.NEGATIVE_INFINITY : points - Math.abs(deduction);
    }
  }
  if (result.failed.length + result.passed.length > 0) result.score = Math.max(0, points);
  return result;
}
