// @ts-check
// Everything that may be said after a command, besides its words. A row is all an option needs: its type, how its value
// is called in help, which values are known (`choices` are all there are, `values` names a list that completion fills),
// and its words. A command names those it takes, in commands.js.

/** What every command takes. */
export const everywhere = /** @type {const} */ ({
  help: {type: "boolean", short: "h", ja: "説明を出す", en: "show help"},
  json: {
    type: "boolean",
    ja: "結果を一つの JSON で標準出力に出す",
    en: "the result as one JSON document on stdout"
  },
  version: {type: "boolean", short: "v", ja: "版を出す", en: "show the version"}
});

export const optionTable = /** @type {const} */ ({
  lang: {type: "string", value: "ja|en", choices: ["ja", "en"], ja: "出力の言語", en: "language of what is printed"},
  fetch: {type: "boolean", ja: "すべてのサービスに問い合わせる", en: "ask every service"},
  once: {
    type: "boolean",
    ja: "いま行うべきものだけ行って終わる（cron・systemd 向け）",
    en: "only what is owed now, then end (for cron and systemd)"
  },
  serve: {type: "boolean", ja: "同じプロセスでサイトも公開する", en: "and serve the site in the same process"},
  source: {type: "string", value: "ID", values: "source", ja: "この情報源だけ", en: "this source only"},
  community: {
    type: "string",
    value: "ID",
    values: "community",
    ja: "報告したコミュニティ（ファイルに名前がないとき）",
    en: "whose report it is, where the file names none"
  },
  annotate: {
    type: "string",
    value: "OUT.xlsx",
    values: "file",
    ja: "指摘をセルに書き込んだ写しを作る",
    en: "write a copy with notes in its cells"
  },
  file: {type: "string", value: "NAME", values: "file", ja: "このファイルの保留だけ", en: "held in this file only"},
  rule: {type: "string", value: "ID", values: "rule", ja: "この規則の保留だけ", en: "held by this rule only"},
  out: {
    type: "string",
    value: "FILE.xlsx",
    values: "file",
    ja: "書き出すファイル（既定は <community>_report.xlsx）",
    en: "the file to write (<community>_report.xlsx unless said)"
  },
  from: {
    type: "string",
    value: "FILE",
    values: "file",
    ja: "受領の記録の控え（古い ledger.jsonl）も使う",
    en: "also use an old copy of the ledger of receipts"
  },
  yes: {type: "boolean", ja: "示すだけでなく、行う", en: "do it; otherwise it is only shown"},
  "as-of": {
    type: "string",
    value: "DATE",
    ja: "その日に知られていた数値だけで（公開中の版は残る）",
    en: "from what was known on that day; what is published stays"
  }
});

/**
 * One row of the tables above.
 * @typedef {object} OptionRow
 * @property {"boolean" | "string"} type
 * @property {string} [short]
 * @property {string} [value]
 * @property {readonly string[]} [choices]
 * @property {string} [values]
 * @property {string} ja
 * @property {string} en
 */

/** @type {Readonly<Record<string, OptionRow>>} */
export const allOptions = {...everywhere, ...optionTable};
