import type {Beside} from "../contracts/book.js";

/** What the result sheet says, in both languages. */
export const WORDS = {
  ja: {
    file: "ファイル",
    counts: "読取り = 受入 + 保留 + 読み飛ばし",
    scores: "機械可読性（レベル 1・2・3）",
    notJudged: "判定なし",
    head: ["場所", "種類", "規則", "内容", "候補・近い名称"],
    kind: {quarantined: "保留", skipped: "読み飛ばし", machine_readability: "機械可読性"},
    copy: "この写しについて",
    texts: "値を文字として写した新しいブックです。書式、数式、図などは含みません。",
    failed:
      "元のブックには書き込めない作りがあったため、値を文字として写した新しいブックです。書式、数式、図などは含みません。",
    lost: (kinds: string) => `含まないもの: ${kinds}`,
    signed: "元のブックの電子署名は、書き込みをしたこの写しでは無効です。",
    unnoted: (count: number) =>
      `ほかの ${count.toLocaleString("en-US")} か所は色だけを付けました。内容は下の表にあります。`,
    beside: {
      drawing: "図",
      chart: "グラフ",
      comment: "コメント",
      external_link: "外部参照",
      macro: "マクロ",
      pivot: "ピボット"
    } satisfies Record<Beside["kind"], string>
  },
  en: {
    file: "file",
    counts: "read = accepted + held + skipped",
    scores: "machine readability (levels 1, 2, 3)",
    notJudged: "not judged",
    head: ["place", "kind", "rule", "message", "suggestions"],
    kind: {quarantined: "held", skipped: "skipped", machine_readability: "machine readability"},
    copy: "about this copy",
    texts: "A new workbook with the values as texts, without formats, formulas, pictures and the like.",
    failed:
      "The workbook is made in a way that nothing can be written into; this is a new one with the values as texts.",
    lost: (kinds: string) => `Not carried into it: ${kinds}`,
    signed: "The digital signature of the workbook does not hold for this copy, which was written into.",
    unnoted: (count: number) =>
      `${count.toLocaleString("en-US")} more cells are coloured only; the table below has them.`,
    beside: {
      drawing: "pictures",
      chart: "charts",
      comment: "comments",
      external_link: "external links",
      macro: "macros",
      pivot: "pivot tables"
    } satisfies Record<Beside["kind"], string>
  }
};
