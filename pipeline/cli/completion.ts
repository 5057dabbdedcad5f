import type {Settings} from "../settings.js";
import type {Command} from "./command.js";

/** Prints what a shell needs to complete `bio`; ids stand in it as the tables have them now. */
export const completion: Command = async ({settings}, [shell]) => {
  const {completionScript} = await import("./text/completionScript.js");
  const text = completionScript(shell === "zsh" ? "zsh" : "bash", await knownIds(settings));
  return {json: {shell, script: text}, text};
};

/** The ids that people type, by the names that help/commands.js and help/options.js call the lists. */
async function knownIds(settings: Settings): Promise<Record<string, string[]>> {
  const [{readReference}, {sources}, {askable}] = await Promise.all([
    import("../read/reference/reference.js"),
    import("../sources/index.js"),
    import("../run/asking.js")
  ]);
  const tables = await readReference(settings);
  const ids = (table: string, column: string, keep: (row: Record<string, string>) => boolean = () => true) => {
    const rows = (tables.get(table)?.records ?? []).map(({fields}) => fields);
    return [...new Set(rows.filter(keep).map(row => row[column] ?? ""))];
  };
  return {
    source: sources.map(({id}) => id),
    asked: askable(undefined).map(({id}) => id),
    inbox: sources.filter(({inspect, inbox}) => inspect && inbox).map(({id}) => id),
    community: ids("community", "community_id"),
    series: ids("series", "series_id"),
    goal: [...ids("target", "area_id"), ...ids("community_target", "community_id")],
    rule: ids("rule", "rule_id", ({kind}) => kind === "quarantine")
  };
}
