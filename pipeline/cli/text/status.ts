import type {Status} from "../../answer/status.js";
import {visibleLine} from "../../contracts/visible.js";
import {nameOf, type Text, verdictWords} from "../../contracts/words.js";

type Lang = keyof Text;

const SAID = {
  ja: {
    published: "公開中",
    asOf: "時点",
    sum: "読取り = 受入 + 保留 + 読み飛ばし",
    replaced: "（旧版）"
  },
  en: {published: "published", asOf: "as of", sum: "read = accepted + held + skipped", replaced: " (replaced)"}
};

/** The state of the product as a person reads it in a terminal. */
export function statusText({built_at, as_of, content_id, files, verdicts}: Status, lang: Lang): string {
  const said = SAID[lang];
  return [
    `${said.published}  ${built_at}  ${said.asOf} ${as_of}  ${content_id.slice(0, 16)}`,
    "",
    said.sum,
    ...files.map(file => fileLine(file, lang)),
    "",
    ...verdicts.map(verdict => verdictLine(verdict, lang))
  ].join("\n");
}

function fileLine(row: Status["files"][number], lang: Lang): string {
  const sum = `${row.readings} = ${row.accepted} + ${row.quarantined} + ${row.skipped}`;
  const code = row.published_as === row.file ? "" : `  ${row.published_as}`;
  return `  ${sum}  ${visibleLine(String(row.file))}${code}${row.is_newest ? "" : SAID[lang].replaced}`;
}

/** Where an area has no English name, its own stands. */
function verdictLine({verdict, name_ja, name_en, reason}: Status["verdicts"][number], lang: Lang): string {
  const name = lang === "ja" ? name_ja : (name_en ?? name_ja);
  return `  ${nameOf(verdictWords, String(verdict))[lang]}  ${name}  ${reason ?? ""}`.trimEnd();
}
