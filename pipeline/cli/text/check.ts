import type {CheckedFile, CheckReport, UnreadFile} from "../../contracts/checkReport.js";
import type {FindingList} from "../../contracts/finding.js";
import {visibleLine} from "../../contracts/visible.js";

const SAID = {
  ja: {
    code: (code: string) => `公開するときの符号 ${code}（ファイル名は公開しない）`,
    encoding: "文字コード",
    layout: {long: "たて持ち（1 行 1 値）", wide: "横持ち", cross: "クロス表"} as Record<string, string>,
    table: "表",
    counts: (counts: CheckedFile["counts"]) =>
      `読取り ${counts.read} = 受入 ${counts.accepted} + 保留 ${counts.quarantined} + 読み飛ばし ${counts.skipped}`,
    readable: {
      all: "本システムで読めるか: すべて読める",
      part: "本システムで読めるか: 一部を保留",
      none: "本システムで読めるか: 値を受け入れられない"
    },
    held: "保留（直すか、確認が必要なもの）",
    skipped: "読み飛ばし",
    absent: "前回まであって今回ない指標",
    score: (level: number, score: number | null) => `レベル ${level}: ${score === null ? "判定なし" : `${score} 点`}`,
    readability: "機械可読性",
    unread: "読めません",
    empty: (columns: string) => `値がまだ書かれていません。列「${columns}」を埋めてください。`
  },
  en: {
    code: (code: string) => `published as ${code}, never by its name`,
    encoding: "encoding",
    layout: {long: "long (one figure a row)", wide: "wide", cross: "cross table"} as Record<string, string>,
    table: "table",
    counts: (counts: CheckedFile["counts"]) =>
      `read ${counts.read} = accepted ${counts.accepted} + held ${counts.quarantined} + skipped ${counts.skipped}`,
    readable: {
      all: "readable by this system: all of it",
      part: "readable by this system: a part is held",
      none: "readable by this system: no value can be accepted"
    },
    held: "held (to be mended or confirmed)",
    skipped: "skipped",
    absent: "indicators reported before and absent now",
    score: (level: number, score: number | null) => `level ${level}: ${score === null ? "not judged" : score}`,
    readability: "machine readability",
    unread: "cannot be read",
    empty: (columns: string) => `nothing is filled in yet; fill in column ${columns}.`
  }
};

/** The report as a person reads it, file by file. */
export function checkText({files}: CheckReport, lang: "ja" | "en"): string {
  return files.map(file => ("error" in file ? unreadText(file, lang) : fileText(file, lang))).join("\n\n");
}

function unreadText({file, published_as, error}: UnreadFile, lang: "ja" | "en"): string {
  const message = visibleLine(lang === "ja" ? error.message_ja : error.message_en);
  const code = SAID[lang].code(published_as);
  return `${visibleLine(file)}: ${SAID[lang].unread}（${error.rule}）\n  ${message}\n  ${code}`;
}

function fileText(file: CheckedFile, lang: "ja" | "en"): string {
  const said = SAID[lang];
  const evidence = file.encoding_evidence?.[lang];
  const levels = [file.machine_readability.level1, file.machine_readability.level2, file.machine_readability.level3];
  return [
    `${file.file}  ${file.format}${file.encoding ? `  ${said.encoding} ${file.encoding}（${evidence}）` : ""}`,
    `  ${said.code(file.published_as)}`,
    ...file.tables.map(
      ({sheet, range, layout}) => `  ${said.table} ${sheet ? `${sheet}!` : ""}${range}  ${said.layout[layout]}`
    ),
    `  ${said.counts(file.counts)}`,
    `  ${isEmptyForm(file) ? said.empty(valueColumns(file)) : said.readable[file.readable]}`,
    `  ${said.readability}  ${levels.map(({score}, i) => said.score(i + 1, score)).join("  ")}`,
    ...levels.flatMap(({failed}) =>
      failed.map(({rule_id, addresses, count}) => `    ${rule_id}  ${count}  ${addresses.slice(0, 3).join(", ")}`)
    ),
    ...(file.quarantined.length > 0 ? ["", `  ${said.held}`] : []),
    ...file.quarantined.map(
      one => `  ${one.address}  [${one.rule}]  ${lang === "ja" ? one.message_ja : one.message_en}`
    ),
    ...(file.skipped.length > 0 ? ["", `  ${said.skipped}`] : []),
    ...countsOf(file.skipped.map(({reason}) => reason)).map(([reason, count]) => `    ${count}  ${reason}`),
    ...(file.absent.length > 0 ? ["", `  ${said.absent}`] : []),
    ...file.absent.map(one => `    ${lang === "ja" ? one.name_ja : one.name_en}（${one.last_period}）`)
  ]
    .map(visibleLine)
    .join("\n");
}

/** A form whose values nobody has filled in yet is no report that failed. */
function isEmptyForm({counts, quarantined, skipped}: CheckedFile): boolean {
  const reasons = [...quarantined.map(({rule}) => rule), ...skipped.map(({reason}) => reason)];
  return counts.accepted === 0 && reasons.length > 0 && reasons.every(one => /^(empty_cell|number_missing)$/.test(one));
}

function valueColumns({tables}: CheckedFile): string {
  const names = tables.flatMap(({columns}) => columns.flatMap(({name, role}) => (role === "value" ? [name] : [])));
  return [...new Set(names)].join("、") || "値";
}

function countsOf(reasons: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts];
}

/**
 * Everything worth a note in a copy of the file: what is held, and where the form breaks a rule of machine readability.
 */
export function findingsOf(
  {quarantined, counts, machine_readability}: CheckedFile,
  titles: ReadonlyMap<string, string>
): FindingList {
  const levels = [machine_readability.level1, machine_readability.level2, machine_readability.level3];
  const held = quarantined.map(({address, rule, message_ja, message_en, suggestions}) => ({
    address,
    rule,
    kind: "quarantined" as const,
    message_ja,
    message_en,
    suggestions
  }));
  const form = levels.flatMap(({failed}) =>
    failed.flatMap(({rule_id, addresses}) =>
      addresses.map(address => ({
        address,
        rule: rule_id,
        kind: "machine_readability" as const,
        message_ja: `機械可読性のルール: ${titles.get(rule_id) ?? rule_id}`,
        message_en: `rule of machine readability (title as published): ${titles.get(rule_id) ?? rule_id}`,
        suggestions: []
      }))
    )
  );
  return {findings: [...held, ...form], counts, scores: levels.map(({score}) => score)};
}
