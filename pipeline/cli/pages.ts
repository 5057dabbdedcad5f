import type {Command} from "./command.js";
import {fillDashboard} from "./steps.js";

export const pages: Command = {
  about: "ページだけを書く（observable preview 用） / write the pages only, for observable preview",
  usage: ["bio pages        → cd dashboard && npx observable preview"],
  words: [0, 0],
  run: async context => {
    const count = await fillDashboard(context);
    return {json: {pages: count}, text: `${count} ページを書きました / pages written: dashboard/.pages`};
  }
};
