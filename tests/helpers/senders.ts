import {drop} from "./inbox.js";
import type {Project} from "./project.js";
import {bookByHand} from "./workbook.js";

/** Words that stand in what was sent or decided and may be seen by nobody else; が has another spelling in NFD. */
export const CANARIES = {
  file: "山田がさん案_最終",
  secondName: "別名がある控え",
  folder: "極秘がフォルダ",
  sheet: "下書きがみ",
  heldValue: "ひみつの下書きがち",
  heldIndicator: "謎がふかい指標",
  note: "備考がき 鈴木花子に確認",
  unknownSender: "名乗らながったコミュニティ",
  decidedBy: "決裁がかり 佐藤次郎",
  reason: "理由がき 佐藤の電話による",
  dropped: "取下げがわ"
};

/** What the same report says that counts: it is published. */
export const COUNTED = {text: "６５", sheet: "KPI", replaced: "九十九がみ"};

const INBOX = "data/inbox/community_report";
export const REPORT = `${INBOX}/nagaoka/${CANARIES.folder}/${CANARIES.file}.xlsx`;

/** The sheets of a report that counts in part, is held in part, and has a sheet of which nothing counts. */
async function report(): Promise<Uint8Array> {
  const {heldValue, heldIndicator, note, sheet, dropped} = CANARIES;
  return bookByHand([
    {
      name: COUNTED.sheet,
      rows: rowsOf([
        ["指標", "年度", "値", "単位", "備考"],
        ["参画機関数", "2024", COUNTED.text, "機関", note],
        ["関連企業数", "2024", heldValue, "社", ""],
        [heldIndicator, "2024", "5", "件", ""],
        ["特許件数", "2024", dropped, "件", ""],
        ["論文数", "2024", COUNTED.replaced, "本", ""]
      ])
    },
    {
      name: sheet,
      rows: rowsOf([
        ["指標", "年度", "値", "単位"],
        ["共同研究件数", "2024", "10～15", "件"]
      ])
    }
  ]);
}

/** Reports as offices send them, one of them twice, one of nobody known; and decisions, one on a figure of our own. */
export async function sendReports(project: Project): Promise<void> {
  const {folder, file, secondName, unknownSender, decidedBy, reason, dropped} = CANARIES;
  const bytes = await report();
  await drop(project, `nagaoka/${folder}/${file}.xlsx`, bytes);
  await drop(project, `nagaoka/${secondName}.xlsx`, bytes);
  await drop(project, `observation.csv`, `コミュニティ,指標,年度,値,単位\n${unknownSender},参画機関数,2024,7,機関\n`);
  const decide = (place: string, what: string) => `${place},${what},,${reason},,${decidedBy},2026-11-24\n`;
  await project.edit(
    "data/reference/correction.csv",
    text =>
      text +
      decide(`community_report,${REPORT},${COUNTED.sheet}!C6`, `value,${COUNTED.replaced},99`) +
      decide(
        `community_report,${INBOX}/nagaoka/${secondName}.xlsx,${COUNTED.sheet}!C6`,
        `value,${COUNTED.replaced},99`
      ) +
      decide(`community_report,${REPORT},${COUNTED.sheet}!C5`, `drop,${dropped},`) +
      decide('published_figures,data/bundled/published_figures/observation.csv,"line 2, value"', "value,25,25")
  );
}

function rowsOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string, row: number, column: number) =>
    `<c r="${"ABCDE"[column]}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
  return rows
    .map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, row, column)).join("")}</row>`)
    .join("");
}
