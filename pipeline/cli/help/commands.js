// @ts-check
// Every command by its words: who uses it, how it is written, which options it takes, which variables matter to it.
// Help, completion and the check of what was typed are made of this table; what a command does is in the file of its
// name.

/** Who uses a command, in the order of the help. */
export const groups = /** @type {const} */ ({
  begin: {ja: "はじめに", en: "to begin"},
  collect: {ja: "集めて公開する", en: "collect and publish"},
  report: {ja: "報告を作って確かめる", en: "make and check a report"},
  look: {ja: "数値を調べる", en: "look at figures"},
  operate: {ja: "運用する", en: "operate"},
  change: {ja: "製品を直す", en: "change the product"},
  self: {ja: "このコマンドについて", en: "about this command"}
});

/**
 * @typedef {object} Form one way to write a command
 * @property {string} words after its name: plain ones, <one> that must be given, [one] that may, ... for more
 * @property {string} ja
 * @property {string} en
 */

/**
 * @typedef {object} CommandRow
 * @property {keyof typeof groups} group
 * @property {string} ja
 * @property {string} en
 * @property {readonly Form[]} [forms] where there is more than its bare name
 * @property {readonly (keyof typeof import("./options.js").optionTable)[]} [options]
 * @property {Readonly<Record<string, string>>} [values] the list completion offers, where it is not the option's own
 * @property {readonly import("./variables.js").VariableGroup[]} [variables]
 * @property {readonly string[]} [examples]
 */

/** @satisfies {Readonly<Record<string, CommandRow>>} */
const rows = {
  start: {
    group: "begin",
    ja: "収集から公開、サイト作成、表示までを行う",
    en: "run, build the site and serve it",
    variables: ["site", "read"]
  },
  run: {
    group: "collect",
    ja: "収集・読取り・計算・検査・公開。指定がなければ通信しない",
    en: "collect, read, build, check, publish; offline unless asked",
    options: ["fetch", "source"],
    values: {source: "asked"},
    variables: ["read", "network", "ask", "keys"],
    examples: ["bio run --fetch", "bio run --source world_bank"]
  },
  schedule: {
    group: "collect",
    ja: "定期的に収集し公開する。止めるまで動く（SIGTERM・Ctrl+C）",
    en: "collect and publish on schedule, until stopped",
    options: ["once", "serve"],
    variables: ["read", "network", "ask", "keys", "log", "alerts", "site"]
  },
  rebuild: {
    group: "collect",
    ja: "保管したファイルと基準表からすべてを作り直す",
    en: "make everything anew from archive and reference tables",
    variables: ["read"]
  },
  build: {
    group: "collect",
    ja: "公開済みの数値からサイトを作る",
    en: "build the site from what is published",
    options: ["as-of"],
    variables: ["read"],
    examples: ["bio build --as-of 2024-03-31"]
  },
  serve: {group: "collect", ja: "作ったサイトを表示する", en: "serve the built site", variables: ["site"]},
  template: {
    group: "report",
    ja: "コミュニティの報告様式（Excel）を作る",
    en: "write a community's report form (Excel)",
    forms: [
      {
        words: "<community>",
        ja: "次の報告のための様式。値の列を埋める",
        en: "the form of the next report; fill in its column 値"
      }
    ],
    options: ["out"],
    examples: ["bio template nagaoka"]
  },
  check: {
    group: "report",
    ja: "ファイルを取り込まずに点検する",
    en: "check files without storing anything",
    forms: [
      {
        words: "<file>...",
        ja: "取り込んだときと同じに読み、保留と理由を示す。保留があれば 1",
        en: "read as a run would; exit code 1 where anything is held"
      }
    ],
    options: ["community", "source", "annotate", "lang"],
    values: {source: "inbox"},
    variables: ["read"],
    examples: ["bio check 長岡_R6.xlsx --annotate 長岡_R6_確認.xlsx"]
  },
  status: {
    group: "look",
    ja: "公開中の版、運用状況、読取りの結果",
    en: "what is published, how it runs, what became of every file",
    options: ["lang"],
    variables: ["keys"]
  },
  explain: {
    group: "look",
    ja: "数値を出典のセルまで、判定を入力までたどる",
    en: "walk a figure back to its cell, a verdict to its inputs",
    forms: [
      {
        words: "verdict <goal>",
        ja: "判定の入力・式・丸め・出典",
        en: "inputs, formulas, rounding and sources of a verdict"
      },
      {words: "<figure>", ja: "一つの数値を id で", en: "one figure by its id"},
      {words: "<series> <period>", ja: "系列と期間で。新しい版から", en: "by series and period; newest version first"}
    ],
    examples: [
      "bio explain yano-health-food FY2023",
      "bio explain target.bio-strategy-2021.grp-wood.target",
      "bio explain verdict grp-wood"
    ]
  },
  quarantine: {
    group: "operate",
    ja: "保留した読取りの一覧と再判定",
    en: "list what is held; judge it again after a fix",
    forms: [
      {
        words: "",
        ja: "一覧。それぞれを受け入れる correction.csv の行も",
        en: "the list, each with its row of correction.csv"
      },
      {
        words: "replay",
        ja: "直したあと、保留分だけを読み直して反映する",
        en: "after a fix: held readings only, then publish"
      }
    ],
    options: ["source", "file", "rule", "lang"],
    variables: ["read"]
  },
  sources: {
    group: "operate",
    ja: "情報源の一覧、試し取得、識別子の検索",
    en: "list the sources, try one, find ids",
    forms: [
      {words: "", ja: "条件と暦も", en: "with their terms and their calendar"},
      {
        words: "try <source> [request]",
        ja: "最初の応答を読んで見せる（保存しない）",
        en: "the first answer as read, nothing stored"
      },
      {words: "find <source> <name>", ja: "名前から識別子の候補を探す", en: "candidates for ids by a name"}
    ],
    variables: ["network", "ask", "keys"]
  },
  archive: {
    group: "operate",
    ja: "受け取ったファイルと受領の記録を確かめる・直す",
    en: "verify what was received, and mend lost receipts",
    forms: [
      {
        words: "verify",
        ja: "記録・保管ファイル・ハッシュをすべて点検。異常があれば 1",
        en: "receipts, files and hashes; exit code 1 where anything is wrong"
      },
      {
        words: "adopt",
        ja: "記録のない保管ファイルを、初めて見た日付で受け入れる",
        en: "take files without a receipt in again, dated when first seen"
      }
    ],
    options: ["from", "yes", "lang"],
    examples: ["bio archive adopt --from ledger_backup.jsonl", "bio archive adopt --yes"]
  },
  alerts: {
    group: "operate",
    ja: "通知の送り先と、送るのを待つ通知",
    en: "where alerts go, and which ones wait",
    forms: [
      {words: "", ja: "送り先と待っている通知を示す", en: "show the channels and what waits for each"},
      {words: "test", ja: "すべての送り先に試験の通知を送る", en: "send a test alert through every channel"}
    ],
    options: ["lang"],
    variables: ["network", "alerts"]
  },
  dev: {
    group: "change",
    ja: "サイトを直しながら見る",
    en: "see the site while changing it",
    variables: ["site", "read"]
  },
  pages: {
    group: "change",
    ja: "ページだけを書く（cd dashboard && npx observable preview 用）",
    en: "only write the pages, for npx observable preview"
  },
  completion: {
    group: "self",
    ja: "シェルの補完を出す",
    en: "print completion for a shell",
    forms: [
      {words: "bash", ja: '~/.bashrc に eval "$(bio completion bash)"', en: "for bash: put that line into ~/.bashrc"},
      {words: "zsh", ja: 'compinit のあとに eval "$(bio completion zsh)"', en: "for zsh: after compinit in ~/.zshrc"}
    ]
  },
  help: {
    group: "self",
    ja: "説明",
    en: "help",
    forms: [
      {words: "", ja: "コマンドの一覧", en: "all commands"},
      {words: "<command>", ja: "一つのコマンドの指定と環境変数", en: "options and variables of one command"},
      {words: "variables", ja: "すべての環境変数", en: "all variables of the environment"}
    ],
    options: ["lang"]
  }
};

/** @typedef {keyof typeof rows} CommandName */

/** @type {Readonly<Record<CommandName, CommandRow>>} */
export const commandTable = rows;

/**
 * The row of a command, if there is one of this name.
 * @param {string} name
 * @returns {CommandRow | undefined}
 */
export function commandOf(name) {
  return Object.hasOwn(commandTable, name) ? commandTable[/** @type {CommandName} */ (name)] : undefined;
}
