import type {Command} from "./command.js";
import {buildDashboard, checkPort, serveDashboard} from "./site.js";
import {runPipeline} from "./steps.js";

export const start: Command = async context => {
  await checkPort(context);
  const run = await runPipeline(context);
  await buildDashboard(context);
  return {json: {...run, address: await serveDashboard(context)}, text: ""};
};
