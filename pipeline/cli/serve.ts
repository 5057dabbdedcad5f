import type {Command} from "./command.js";
import {serveDashboard} from "./site.js";

export const serve: Command = async context => ({json: {address: await serveDashboard(context)}, text: ""});
