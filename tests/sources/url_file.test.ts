import {afterAll, beforeAll, expect, test} from "vitest";
import {seriesOf} from "../../pipeline/contracts/request.js";
import {run} from "../../pipeline/run/run.js";
import urlFile from "../../pipeline/sources/url_file.js";
import {withReadStore} from "../../pipeline/store.js";
import {type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {ask, readBack, still} from "../helpers/asking.js";
import {makeProject, type Project, withFolder} from "../helpers/project.js";
import {rows} from "../helpers/store.js";
import {bookOf} from "../helpers/workbook.js";

const WOOD = "木造建築の調査\n年度,金額（億円）\n2022年度,１００\n2023年度,110p\n2024年度,…\n2030年度,500\n";
const TWO = "指標,年,値,単位\n国産材,2023,20,億円\n輸入材,2023,30,億円\n竹,2023,1,億円\n";
const NAGAOKA = "指標,年度,値,単位\n参画機関数,2024,65,機関\n";

let server: StubServer;
let project: Project;
let book: Uint8Array;

beforeAll(async () => {
  book = await bookOf({A1: "年", B1: "金額（億円）", A2: 2023, B2: 12.5}, {name: "表"});
  server = await startFileServer({
    "/wood.csv": {body: WOOD, etag: '"1"'},
    "/two.csv": {body: TWO},
    "/book.xlsx": {body: book},
    "/nagaoka.csv": {body: NAGAOKA},
    "/paper.pdf": {body: "%PDF-1.7 no table"},
    "/gone.csv": {status: 404, body: "gone"}
  });
  project = await makeProject();
  const series = ["wood", "domestic", "book"].map(
    id =>
      `url-${id},nonres_wood_value,area,grp-wood,林野庁,${id},木造建築の額,億円,${id === "wood" ? "FY" : "CY"},false,,,,wood-survey`
  );
  const requests = [
    "wood.csv;document=wood-survey;confidence=A",
    "two.csv",
    "book.xlsx",
    "nagaoka.csv;community=nagaoka",
    "paper.pdf",
    "gone.csv"
  ];
  await project.edit(
    "data/reference/document.csv",
    text => `${text}wood-survey,木造建築の調査,林野庁,,,,,government,A,,\n`
  );
  await project.edit("data/reference/series.csv", text => `${text}${series.join("\n")}\n`);
  await project.edit(
    "data/reference/request.csv",
    text => `${text}${requests.map(one => `url_file,${one.split(".")[0]},url=${server.base}${one},,\n`).join("")}`
  );
  await project.edit(
    "data/reference/request_series.csv",
    text =>
      `${text}url_file,wood,indicator=金額,url-wood
url_file,two,indicator=国産材;unit=億円,url-domestic
url_file,book,indicator=金額;unit_header=億円,url-book\n`
  );
});
afterAll(async () => {
  await project?.remove();
  await server?.close();
});

async function asking(day: string) {
  const services = {...project.settings.services, allowHttp: true, allowPrivate: true};
  const now = () => new Date(day);
  const {asked} = await run(
    {...project.settings, services},
    {now, progress: () => {}, ask: ["url_file"], http: {...still, now}}
  );
  return asked[0];
}
const found = (sql: string) => withReadStore(project.settings.warehouse, store => rows(store, sql));

test("files at addresses become observations of their series, reported figures or held ones, each with its place", async () => {
  expect(await asking("2026-11-24T00:00:00.000Z")).toMatchObject({
    outcome: "partly",
    requests: 6,
    received: 5,
    why: [{en: "refused with HTTP 404"}]
  });
  const columns = "series_id, period, value, status, missing_reason, raw_text, confidence, document_id, address";
  expect(await found(`select ${columns} from mart.observation where source_id = 'url_file' order by 1, 2`)).toEqual([
    [
      "report.nagaoka.participating_orgs",
      "FY2024",
      "65.000000",
      "actual",
      null,
      "65",
      "A",
      expect.stringMatching(/^file-/),
      "line 2 値"
    ],
    ["url-book", "2023", "12.500000", "actual", null, "12.5", "C", "api-url-file", "表!B2"],
    ["url-domestic", "2023", "20.000000", "actual", null, "20", "C", "api-url-file", "line 2 値"],
    ["url-wood", "FY2022", "100.000000", "actual", null, "１００", "A", "wood-survey", "line 3 金額（億円）"],
    ["url-wood", "FY2023", "110.000000", "expected", null, "110p", "A", "wood-survey", "line 4 金額（億円）"],
    ["url-wood", "FY2024", null, "actual", "not_reported", "…", "A", "wood-survey", "line 5 金額（億円）"]
  ]);
  expect(
    await found(
      "select file, address, rule_id from quarantine.reading where decided and source_id = 'url_file' order by 1, 2"
    )
  ).toEqual([
    ["api/url_file/paper/paper.pdf", "", "not_a_table_file"],
    ["api/url_file/two/two.csv", "line 3 値", "community_missing"],
    ["api/url_file/two/two.csv", "line 4 値", "community_missing"],
    ["api/url_file/wood/wood.csv", "line 6 金額（億円）", "period_future"]
  ]);
  const [steps] = await found("select steps from mart.observation where series_id = 'url-domestic'");
  expect(steps?.[0]).toContain("status_unsaid");
});

test("a changed file is a new version of what changed, known since that day; the rest stands", async () => {
  server.set("/wood.csv", {body: WOOD.replace("110p", "112"), etag: '"2"'});
  server.set("/gone.csv", {body: "お知らせ\n本日休業\n"});
  expect(await asking("2026-12-01T00:00:00.000Z")).toMatchObject({received: 2});
  const columns = "period, value, status, known_from, known_to";
  expect(
    await found(`select ${columns} from mart.observation where series_id = 'url-wood' order by 1, known_from`)
  ).toEqual([
    ["FY2022", "100.000000", "actual", "2026-11-24", null],
    ["FY2023", "110.000000", "expected", "2026-11-24", "2026-12-01"],
    ["FY2023", "112.000000", "actual", "2026-12-01", null],
    ["FY2024", null, "actual", "2026-11-24", null]
  ]);
  expect(await found("select rule_id from quarantine.reading where file like '%gone.csv' and decided")).toEqual([
    ["no_table_found"]
  ]);
});

test("what a file says for itself of a status goes before what is unsaid", async () => {
  await withFolder(async archive => {
    server.set("/status.csv", {body: "年,値,単位,状態\n2023,1,億円,推計\n2024,2,億円,\n"});
    const world = {
      source: urlFile,
      archive,
      requests: {s: `url=${server.base}status.csv`},
      series: {s: {"": "url-wood"}}
    };
    await ask(world);
    const [file] = await readBack(world);
    expect(file?.readings.map(({status, evidence}) => [status, evidence])).toEqual([
      ["推計", ""],
      ["", "status_unsaid"]
    ]);
    expect(seriesOf({request: {id: "s", params: {}}, series: [{match: {}, series_id: "x"}]}, {})).toBe("x");
  });
});

test("what was found in a file comes with the same readings, and a file that holds no table is told", () => {
  const context = {
    vocabulary: {
      role: () => undefined,
      isUnit: () => false,
      isStatus: () => false,
      indicator: () => undefined
    } as never,
    maxUnzipped: 1_000_000,
    community: "",
    asked: {request: {id: "wood", params: {}}, series: [{match: {indicator: "金額"}, series_id: "url-wood"}]}
  };
  expect(() => urlFile.read({name: "x.pdf", content: Buffer.from("%PDF-1.7")}, context)).toThrow("PDF");
  expect(() => urlFile.inspect({name: "x.pdf", content: Buffer.from("%PDF-1.7")}, context)).toThrow("PDF");
});
