import {relative} from "node:path";
import type {Command} from "./command.js";
import {buildDashboard} from "./steps.js";

export const build: Command = {
  about:
    "公開済みの数値から、またはある日に知られていた数値からサイトを作る / build the site, of today or as known on a day",
  usage: [
    "bio build [--as-of DATE]",
    "bio build --as-of 2024-03-31    その日に知られていた数値だけで作る（公開中の版はそのまま） / " +
      "from what was known then; what is published stays"
  ],
  words: [0, 0],
  options: ["as-of"],
  async run(context, _words, options) {
    const {pages, tables} = await buildDashboard(context, options["as-of"]);
    const folder = relative(context.settings.home, tables);
    return {
      json: {pages, tables: folder},
      text: `${pages} ページを作りました / pages built: dashboard/dist\n数値 / figures: ${folder}`
    };
  }
};
