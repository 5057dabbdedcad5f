import type {Command} from "./command.js";
import {buildDashboard, checkPort, runPipeline, serveDashboard} from "./steps.js";

export const start: Command = {
  about: "収集から公開、サイト作成、表示までを行う / run, build the site and serve it",
  usage: ["bio start        PORT=4173"],
  words: [0, 0],
  async run(context) {
    await checkPort(context);
    const run = await runPipeline(context);
    await buildDashboard(context);
    return {json: {...run, address: await serveDashboard(context)}, text: ""};
  }
};
