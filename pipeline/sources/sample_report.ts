import {defineSource} from "../contracts/source.js";
import {inspectReport} from "../read/tables/report.js";

/**
 * Invented community reports, for showing what intake and pages do. They take part only where BIO_SAMPLE=1 asks for
 * them.
 */
export default defineSource({
  id: "sample_report",
  title_ja: "サンプル（架空の報告）",
  title_en: "Sample (invented reports)",
  publisher_ja: "サンプル（架空）",
  publisher_en: "sample (invented)",
  licence: "MIT; every value is invented",
  credit_ja: "サンプル：架空の値であり、実在のコミュニティの報告ではない",
  credit_en: "Sample: invented values, not a report of any real community",
  files: [
    "data/sample/nagaoka.csv",
    "data/sample/hokkaido.xlsx",
    "data/sample/tsuruoka.xlsx",
    "data/sample/hiroshima.xlsx",
    "data/sample/okinawa.xlsx"
  ],
  calendar: {cron: "0 6 * * *", release: "随時", grace: 0},
  read: (artifact, context) => inspectReport(artifact, context).readings,
  inspect: inspectReport
});
