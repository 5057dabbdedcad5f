import type {Command} from "./command.js";
import {runAndTell} from "./run.js";

export const rebuild: Command = context => runAndTell(context, {rebuild: true});
