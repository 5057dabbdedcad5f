import {relative} from "node:path";
import type {Command} from "./command.js";
import {buildDashboard} from "./site.js";

export const build: Command = async (context, _words, options) => {
  const {pages, tables} = await buildDashboard(context, options["as-of"]);
  const folder = relative(context.settings.home, tables);
  return {
    json: {pages, tables: folder},
    text: `${pages} ページを作りました / pages built: dashboard/dist\n数値 / figures: ${folder}`
  };
};
