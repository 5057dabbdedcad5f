import type {Command} from "./command.js";
import {runAndTell} from "./run.js";

export const rebuild: Command = {
  about: "保管したファイルと基準表からすべてを作り直す / make everything anew from archive and reference tables",
  usage: ["bio rebuild"],
  words: [0, 0],
  run: context => runAndTell(context, {rebuild: true})
};
