import type {Status} from "../../answer/status.js";
import {visibleLine} from "../../contracts/visible.js";
import {both, nameOf, verdictWords} from "../../contracts/words.js";

/** The state of the product as a person reads it in a terminal. */
export function statusText({built_at, as_of, content_id, files, verdicts}: Status): string {
  return [
    `公開中 / published  ${built_at}  時点 / as of ${as_of}  ${content_id.slice(0, 16)}`,
    "",
    "読取り = 受入 + 保留 + 読み飛ばし / read = accepted + quarantined + skipped",
    ...files.map(fileLine),
    "",
    ...verdicts.map(verdictLine)
  ].join("\n");
}

function fileLine(row: Status["files"][number]): string {
  const sum = `${row.readings} = ${row.accepted} + ${row.quarantined} + ${row.skipped}`;
  const code = row.published_as === row.file ? "" : `  ${row.published_as}`;
  return `  ${sum}  ${visibleLine(String(row.file))}${code}${row.is_newest ? "" : "  (旧版 / replaced)"}`;
}

function verdictLine({verdict, name_ja, reason}: Status["verdicts"][number]): string {
  return `  ${both(nameOf(verdictWords, String(verdict)))}  ${name_ja}  ${reason ?? ""}`;
}
