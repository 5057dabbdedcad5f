import type {Command} from "./command.js";
import {runOutput} from "./run.js";
import {runPipeline} from "./steps.js";

export const rebuild: Command = async context => runOutput(await runPipeline(context, {rebuild: true}));
