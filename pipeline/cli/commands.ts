import {relative} from "node:path";
import type {Settings} from "../settings.js";
import type {Answer, Command} from "./command.js";
import {buildDashboard, checkPort, fillDashboard, runPipeline, serveDashboard, withPublished} from "./steps.js";

/** Every word of the command line. Rooms are loaded only when their word is said. */
export const commands: Record<string, Command> = {
  start: {
    about: "収集から公開、サイト作成、表示までを行う / run, build the site and serve it",
    usage: "bio start        PORT=4173",
    words: [0, 0],
    run: async context => {
      await checkPort(context);
      const run = await runPipeline(context);
      await buildDashboard(context);
      return {json: {...run, address: await serveDashboard(context)}, text: ""};
    }
  },
  run: {
    about: "収集・読取り・計算・検査・公開 / collect, read, build, check and publish",
    usage:
      "bio run [--fetch | --source ID]\n  bio run --fetch            サービスにも問い合わせる / ask the services too\n  bio run --source ID        一つの情報源だけに問い合わせる / ask one source only",
    words: [0, 0],
    options: ["fetch", "source"],
    run: async (context, _words, {fetch = false, source}) => {
      const {askable} = await import("../run/asking.js");
      return runAnswer(
        await runPipeline(context, {ask: fetch || source !== undefined ? askable(source).map(({id}) => id) : []})
      );
    }
  },
  rebuild: {
    about: "保管したファイルと基準表からすべてを作り直す / make everything anew from archive and reference tables",
    usage: "bio rebuild",
    words: [0, 0],
    run: async context => runAnswer(await runPipeline(context, {rebuild: true}))
  },
  build: {
    about:
      "公開済みの数値から、またはある日に知られていた数値からサイトを作る / build the site, of today or as known on a day",
    usage:
      "bio build [--as-of DATE]\n  bio build --as-of 2024-03-31    その日に知られていた数値だけで作る（公開中の版はそのまま） / from what was known then; what is published stays",
    words: [0, 0],
    options: ["as-of"],
    run: async (context, _words, options) => {
      const {pages, tables} = await buildDashboard(context, options["as-of"]);
      const folder = relative(context.settings.root, tables);
      return {
        json: {pages, tables: folder},
        text: `${pages} ページを作りました / pages built: dashboard/dist\n数値 / figures: ${folder}`
      };
    }
  },
  pages: {
    about: "ページだけを書く（observable preview 用） / write the pages only, for observable preview",
    usage: "bio pages        → cd dashboard && npx observable preview",
    words: [0, 0],
    run: async context => {
      const pages = await fillDashboard(context);
      return {json: {pages}, text: `${pages} ページを書きました / pages written: dashboard/.pages`};
    }
  },
  dev: {
    about: "サイトを直しながら見る / see the site while changing it",
    usage: "bio dev        PORT=4173",
    words: [0, 0],
    run: async context => (await import("./dev.js")).previewSite(context)
  },
  serve: {
    about: "作ったサイトを表示する / serve the built site",
    usage: "bio serve        PORT=4173",
    words: [0, 0],
    run: async context => ({json: {address: await serveDashboard(context)}, text: ""})
  },
  check: {
    about: "ファイルを取り込まずに点検する / check files without storing anything",
    usage:
      "bio check FILE... [--community ID] [--source ID] [--annotate OUT.xlsx] [--lang en] [--json]\n  bio check 長岡_R6.xlsx --annotate 長岡_R6_確認.xlsx",
    words: [1, 1000],
    options: ["community", "source", "annotate", "lang"],
    run: async (context, words, options) => (await import("./files.js")).check(context, words, options)
  },
  template: {
    about: "コミュニティの報告様式（Excel）を作る / write a community's report form",
    usage: "bio template <community> [--out FILE.xlsx]\n  bio template nagaoka",
    words: [1, 1],
    options: ["out"],
    run: async (context, words, options) => (await import("./files.js")).template(context, words, options)
  },
  quarantine: {
    about: "保留した読取りの一覧と再判定 / list what is held; replay after a fix",
    usage:
      "bio quarantine [--source ID] [--file NAME] [--rule ID] [--lang en]\n  bio quarantine replay    直したあと、保留分だけを読み直して反映する / after a fix, held rows only",
    words: [0, 1],
    options: ["source", "file", "rule", "lang"],
    run: async (context, words, options) => (await import("./files.js")).quarantine(context, words, options)
  },
  status: {
    about: "公開中の版、運用状況、読取りの結果 / what is published, how it runs, what became of every file",
    usage: "bio status [--lang en]",
    words: [0, 0],
    options: ["lang"],
    run: async (context, _words, options) => (await import("./schedule.js")).status(context, options)
  },
  schedule: {
    about: "定期的に収集し公開する / collect and publish on schedule",
    usage:
      "bio schedule [--once]\n  bio schedule           止めるまで動く（SIGTERM・Ctrl+C） / until stopped\n  bio schedule --once    いま行うべきものだけ（cron・systemd 向け） / only what is owed now",
    words: [0, 0],
    options: ["once"],
    run: async (context, _words, options) => (await import("./schedule.js")).runSchedule(context, options)
  },
  sources: {
    about: "情報源の一覧、試し取得、識別子の検索 / list the sources, try one, find ids",
    usage:
      "bio sources\n  bio sources try <source> [request]    最初の応答を読んで見せる（保存しない） / the first answer, parsed, nothing stored\n  bio sources find <source> <name>      名前から識別子の候補を探す / candidates for ids by a name",
    words: [0, 3],
    run: async (context, words) => (await import("./schedule.js")).sources(context, words)
  },
  explain: {
    about: "数値を出典のセルまでたどる / walk a figure back to its cell",
    usage:
      "bio explain <figure id> | bio explain <series> <period> | bio explain verdict <area or community>\n  bio explain yano-health-food FY2023\n  bio explain target.bio-strategy-2021.grp-wood.target\n  bio explain verdict grp-wood    入力・式・丸め・出典 / inputs, formulas, rounding, provenance",
    words: [1, 2],
    run: async ({settings}, words) => {
      if (words[0] === "verdict" && words[1] !== undefined) return explainVerdictOf(settings, words[1]);
      const [{explain}, {explanationText}] = await Promise.all([
        import("../answer/explain.js"),
        import("./text/progress.js")
      ]);
      const json = await withPublished(settings, store => explain(store, words));
      return {json, text: json.map(explanationText).join("\n\n")};
    }
  }
};

/** Fails where a source could not be heard, although everything else is published. */
function runAnswer(json: Awaited<ReturnType<typeof runPipeline>>): Answer {
  const text = json.changed
    ? `公開しました / published: ${json.content_id}`
    : `変更なし / nothing new: ${json.content_id}`;
  return {json, text, failed: json.asked.some(({outcome}) => outcome === "failed")};
}

async function explainVerdictOf(settings: Settings, id: string): Promise<Answer> {
  const [{explainVerdict}, {verdictText}] = await Promise.all([
    import("../answer/explainVerdict.js"),
    import("./text/verdict.js")
  ]);
  const json = await withPublished(settings, store => explainVerdict(store, id));
  return {json, text: json.map(verdictText).join("\n\n")};
}
