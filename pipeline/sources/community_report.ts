import {defineSource} from "../contracts/source.js";
import {inspectReport} from "../read/tables/report.js";

/**
 * The report a bio-community sends to the secretariat, in whatever shape its office keeps: one figure a row, years or
 * indicators across, merged headers, Excel or CSV.
 *
 *   指標       | 単位 | 令和５年度 | 令和６年度
 *   参画機関数 | 機関 | 58         | ６５
 *
 * A file dropped into data/inbox/community_report/<community>/ is that community's even where it names none.
 */
export default defineSource({
  id: "community_report",
  title_ja: "コミュニティからの報告",
  title_en: "Reports of the communities",
  publisher_ja: "各バイオコミュニティ",
  publisher_en: "each bio-community",
  licence: "Handed to the secretariat for this dashboard: figures may be shown, the files may not be passed on",
  credit_ja: "出典：各バイオコミュニティの報告",
  credit_en: "Source: report of the community",
  files: [],
  inbox: "community_report",
  calendar: {cron: "0 6 * * *", release: "随時", grace: 0},
  read: (artifact, context) => inspectReport(artifact, context).readings,
  inspect: inspectReport
});
