import type {Command} from "./command.js";
import {runOutput} from "./run.js";
import {runPipeline} from "./steps.js";

export const rebuild: Command = {
  about: "保管したファイルと基準表からすべてを作り直す / make everything anew from archive and reference tables",
  usage: ["bio rebuild"],
  words: [0, 0],
  run: async context => runOutput(await runPipeline(context, {rebuild: true}))
};
