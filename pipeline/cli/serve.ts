import type {Command} from "./command.js";
import {serveDashboard} from "./steps.js";

export const serve: Command = {
  about: "作ったサイトを表示する / serve the built site",
  usage: ["bio serve        PORT=4173"],
  words: [0, 0],
  run: async context => ({json: {address: await serveDashboard(context)}, text: ""})
};
