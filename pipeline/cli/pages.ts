import type {Command} from "./command.js";
import {fillDashboard} from "./site.js";

export const pages: Command = async context => {
  const count = await fillDashboard(context);
  return {json: {pages: count}, text: `${count} ページを書きました / pages written: dashboard/.pages`};
};
