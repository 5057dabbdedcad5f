import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisedColumns} from "../contracts/promise.js";
import {publishedTables, type TableName} from "../contracts/published.js";
import {OperatorError} from "../errors.js";
import {type Store, select} from "../store.js";

/** What a check found: the rows name the culprits. */
export interface Finding {
  check: string;
  severity: "error" | "warning";
  message: string;
  rows: Record<string, unknown>[];
}

/** A table and the columns that must name each of its rows. */
export interface Grain {
  name: string;
  grain: string[];
}

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * Runs every check file, the grain of every model and the promises of every published table; returns those that found
 * rows.
 */
export async function runChecks(store: Store, grains: readonly Grain[], folder = here): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const file of (await readdir(folder)).filter(name => name.endsWith(".sql")).sort()) {
    const sql = await readFile(join(folder, file), "utf8");
    const [, severity, message] = /^-- (error|warning): (.+)$/m.exec(sql) ?? [];
    if (severity !== "error" && severity !== "warning")
      throw new Error(`${file}: the first line must be "-- error: …" or "-- warning: …"`);
    findings.push({check: file.replace(".sql", ""), severity, message: message ?? "", rows: await select(store, sql)});
  }
  for (const {name, grain} of grains) {
    const rows = await select(
      store,
      `select ${grain.join(", ")}, count(*)::integer as rows
        from ${name}
        group by ${grain.join(", ")}
        having count(*) > 1`
    );
    findings.push({
      check: `grain of ${name}`,
      severity: "error",
      message: `${grain.join(", ")} does not name one row`,
      rows
    });
  }
  for (const name of Object.keys(publishedTables) as TableName[]) findings.push(await promiseKept(store, name));
  return findings.filter(({rows}) => rows.length > 0);
}

/** Rows of a published table that lack a value in a column which is promised one. */
async function promiseKept(store: Store, name: TableName): Promise<Finding> {
  const {from, key} = publishedTables[name];
  const missing = promisedColumns(name).map(column => `case when ${column} is null then '${column}' end`);
  const sql = `select ${key.join(", ")}, concat_ws(' ', ${missing.join(", ")}) as missing
    from ${from}
    where missing <> ''`;
  return {
    check: `promise of ${name}`,
    severity: "error",
    message: "a column that is promised a value has none",
    rows: await select(store, sql)
  };
}

/** Throws OperatorError with one problem for each check of severity error that found rows. */
export function refuseErrors(findings: Finding[]): void {
  const errors = findings.filter(({severity}) => severity === "error");
  if (errors.length === 0) return;
  throw new OperatorError(
    ...errors.map(({check, message, rows}) => ({
      where: `check ${check}`,
      ja: `検査に通りません（${rows.length} 行）。公開中の版はそのままです。最初の行 ${JSON.stringify(rows[0])}`,
      en: `${message} (${rows.length} rows); what is published stays. First row ${JSON.stringify(rows[0])}`
    }))
  );
}
