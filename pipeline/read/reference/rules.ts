import type {Problem} from "../../errors.js";
import type {CsvRecord} from "../bytes/csv.js";
import {cellProblem, type LoadedTable} from "./loadedTable.js";
import {questionProblems} from "./question.js";

/** Rules that need more than one row or table. A cell that is wrong by itself is told elsewhere and left out here. */
export function ruleProblems(tables: Map<string, LoadedTable>): Problem[] {
  return [
    ...sumProblems(tables),
    ...entityProblems(tables),
    ...supersededProblems(tables),
    ...organisationProblems(tables),
    ...unspokenProblems(tables),
    ...questionProblems(tables)
  ];
}

/**
 * The five groups must add to the sums their target set states (92.3 from 59.8 for the 2021 set).
 * Only rows of level group count: the total, the derived sub-group and the areas never do.
 */
function sumProblems(tables: Map<string, LoadedTable>): Problem[] {
  const groups = new Set(
    rows(tables, "area")
      .filter(row => row.fields.level === "group")
      .map(row => row.fields.area_id)
  );
  if (!tables.has("target") || !tables.has("area")) return [];
  return rows(tables, "target_set").flatMap(({line, fields}) => {
    const parts = rows(tables, "target").filter(
      target => target.fields.target_set_id === fields.target_set_id && groups.has(target.fields.area_id)
    );
    return [
      ["group_baseline_sum", "baseline_value"],
      ["group_target_sum", "target_value"]
    ].flatMap(([stated = "", part = ""]) => {
      const expected = fields[stated] ?? "";
      const found = sum(parts.map(({fields: target}) => target[part] ?? ""));
      if (!isDecimal(expected) || toMillionths(expected) === toMillionths(found)) return [];
      const where = fileOf(tables, "target_set");
      return [
        cellProblem(where, line, stated, expected, {
          ja: `target.csv の 5 領域群の ${part} の合計と同じ値（合計は ${found}）`,
          en: `the sum of ${part} over the groups in target.csv (which is ${found})`
        })
      ];
    });
  });
}

function entityProblems(tables: Map<string, LoadedTable>): Problem[] {
  const known: Record<string, Set<string | undefined> | undefined> = {
    area: idsOf(tables, "area"),
    community: idsOf(tables, "community"),
    nation: idsOf(tables, "country")
  };
  return rows(tables, "series").flatMap(({line, fields}) => {
    const type = fields.entity_type ?? "";
    // an unread table or an unknown type is said elsewhere
    if (!known[type] || known[type].has(fields.entity_id)) return [];
    const expected = {ja: `${type} の識別子`, en: `an id of entity type ${type}`};
    return [cellProblem(fileOf(tables, "series"), line, "entity_id", fields.entity_id ?? "", expected)];
  });
}

function idsOf(tables: Map<string, LoadedTable>, name: string): Set<string | undefined> | undefined {
  const {records} = tables.get(name) ?? {};
  return records && new Set(records.map(({fields}) => fields[`${name}_id`]));
}

/** What is known of an organisation is known of a member: its name must be one of theirs, letter by letter. */
function organisationProblems(tables: Map<string, LoadedTable>): Problem[] {
  const members = tables.get("community_member")?.records.map(({fields}) => fields.member_name_ja);
  return rows(tables, "organisation")
    .filter(({fields}) => members && !members.includes(fields.member_name_ja))
    .map(({line, fields}) =>
      cellProblem(fileOf(tables, "organisation"), line, "member_name_ja", fields.member_name_ja ?? "", {
        ja: "community_member 表にある名称",
        en: "a name that exists in the community_member table"
      })
    );
}

/** A superseded status is only kept beside the one that won. */
function supersededProblems(tables: Map<string, LoadedTable>): Problem[] {
  const all = rows(tables, "community_status");
  return all
    .filter(({fields}) => fields.superseded === "true")
    .filter(({fields}) => !all.some(other => other.fields.superseded === "false" && sameStatus(other.fields, fields)))
    .map(({line}) =>
      cellProblem(fileOf(tables, "community_status"), line, "superseded", "true", {
        ja: "同じコミュニティ・同じ区分で有効な行（superseded=false）",
        en: "a row in force (superseded=false) for the same community and status"
      })
    );
}

/** A rule that holds a reading must say what it concerns and expects: its message is all that a person gets to see. */
function unspokenProblems(tables: Map<string, LoadedTable>): Problem[] {
  return rows(tables, "rule")
    .filter(({fields}) => fields.kind === "quarantine")
    .flatMap(({line, fields}) =>
      ["concerns", "expected_ja", "expected_en"]
        .filter(column => !fields[column]?.trim())
        .map(column =>
          cellProblem(fileOf(tables, "rule"), line, column, "", {
            ja:
              column === "concerns"
                ? "保留の規則（kind=quarantine）では何についての規則か"
                : "保留の規則（kind=quarantine）では求める書き方",
            en: `what ${column === "concerns" ? "it concerns" : "is asked for"}, as the rule is of kind quarantine`
          })
        )
    );
}

function sameStatus(a: Record<string, string>, b: Record<string, string>): boolean {
  return a.community_id === b.community_id && a.status === b.status;
}

function rows(tables: Map<string, LoadedTable>, name: string): CsvRecord[] {
  return tables.get(name)?.records ?? [];
}

function fileOf(tables: Map<string, LoadedTable>, name: string): string {
  return tables.get(name)?.file ?? `${name}.csv`;
}

/** Decimal texts with up to six decimals as whole millionths, so that 0.1 + 0.2 is 0.3. */
function toMillionths(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(6, "0"));
}

function isDecimal(text: string): boolean {
  return /^\d+(\.\d{1,6})?$/.test(text);
}

function sum(texts: string[]): string {
  const total = texts.filter(isDecimal).reduce((all, text) => all + toMillionths(text), 0n);
  return `${total / 1_000_000n}.${String(total % 1_000_000n).padStart(6, "0")}`.replace(/\.?0+$/, "");
}
