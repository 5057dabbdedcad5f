import type {Command} from "./command.js";
import type {CommandName} from "./help/commands.js";

/** What each command does, in the file of its name, loaded when it is said. Help is answered before anything is. */
export const commands: Record<Exclude<CommandName, "help">, () => Promise<Command>> = {
  start: async () => (await import("./start.js")).start,
  run: async () => (await import("./run.js")).run,
  rebuild: async () => (await import("./rebuild.js")).rebuild,
  build: async () => (await import("./build.js")).build,
  pages: async () => (await import("./pages.js")).pages,
  dev: async () => (await import("./dev.js")).dev,
  serve: async () => (await import("./serve.js")).serve,
  check: async () => (await import("./check.js")).check,
  template: async () => (await import("./template.js")).template,
  quarantine: async () => (await import("./quarantine.js")).quarantine,
  status: async () => (await import("./status.js")).status,
  schedule: async () => (await import("./schedule.js")).schedule,
  sources: async () => (await import("./sources.js")).sources,
  explain: async () => (await import("./explain.js")).explain,
  archive: async () => (await import("./archive.js")).archive,
  alerts: async () => (await import("./alerts.js")).alerts,
  completion: async () => (await import("./completion.js")).completion
};
