import {build} from "./build.js";
import {check} from "./check.js";
import type {Command} from "./command.js";
import {dev} from "./dev.js";
import {explain} from "./explain.js";
import {pages} from "./pages.js";
import {quarantine} from "./quarantine.js";
import {rebuild} from "./rebuild.js";
import {run} from "./run.js";
import {schedule} from "./schedule.js";
import {serve} from "./serve.js";
import {sources} from "./sources.js";
import {start} from "./start.js";
import {status} from "./status.js";
import {template} from "./template.js";

/** Every word of the command line, each in the file of its name, in the order of the help. */
export const commands: Record<string, Command> = {
  start,
  run,
  rebuild,
  build,
  pages,
  dev,
  serve,
  check,
  template,
  quarantine,
  status,
  schedule,
  sources,
  explain
};
