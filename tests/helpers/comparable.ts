import {OBSERVATIONS, type Project} from "./project.js";

/**
 * Adds what a person would add when comparable surveys appear: three series said to be on the target's definition, with
 * actual values that became known year by year, one of them revised later. Invented figures, in a test's own folder
 * only.
 */
export async function addComparable(project: Project): Promise<void> {
  const series = (id: string, area: string) =>
    `${id},market_size,area,${area},内閣府,2026年調査,目標と同じ範囲,兆円,CY,true,,,,cao-platform-2023\n`;
  await project.edit(
    "data/reference/series.csv",
    text =>
      text +
      series("cmp-wood", "grp-wood") +
      series("cmp-mfg", "grp-biomanufacturing") +
      series("cmp-primary", "grp-sustainable-primary")
  );
  await project.edit(OBSERVATIONS, text => {
    const columns = (text.split("\n")[0] ?? "").split(",");
    const row = (series_id: string, period: string, value: string, published_on: string) => {
      const cells: Record<string, string> = {
        series_id,
        period,
        value,
        published_on,
        unit: "兆円",
        status: "actual",
        document_id: "cao-platform-2023",
        confidence: "A"
      };
      return `${columns.map(column => cells[column] ?? "").join(",")}\n`;
    };
    return [
      text,
      ...["0.55", "0.56", "0.60", "0.66", "0.68", "0.75", "0.79"].map((value, i) =>
        row("cmp-wood", `${2019 + i}`, value, `${2023 + Math.max(0, i - 3)}-06-30`)
      ),
      row("cmp-wood", "2023", "0.64", "2026-02-27"),
      row("cmp-mfg", "2021", "36.5", "2023-02-28"),
      row("cmp-mfg", "2023", "38.0", "2024-09-30"),
      row("cmp-primary", "2020", "0.4", "2023-02-28"),
      row("cmp-primary", "2023", "0.6", "2024-01-31")
    ].join("");
  });
}
