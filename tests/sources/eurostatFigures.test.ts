import {expect, test} from "vitest";
import {requestsOf} from "../../pipeline/collect/requests.js";
import {run} from "../../pipeline/run/run.js";
import eurostat from "../../pipeline/sources/eurostat.js";
import {withReadStore} from "../../pipeline/store.js";
import {accounts, startEurostatStub} from "../helpers/api/eurostat.js";
import {still} from "../helpers/asking.js";
import {withProject} from "../helpers/project.js";
import {everything, modelsOf, rows} from "../helpers/store.js";

const withModels = modelsOf("mart.figure", "mart.observation", "quarantine.reading");

test("what Eurostat prints is read by the tables of words: flags, periods, missing figures, units", async () => {
  const reference = {
    document: everything.document ?? [],
    series: (everything.series ?? []).filter(({series_id}) => series_id === "eurostat-gdp-de"),
    indicator: everything.indicator ?? []
  };
  const figure = {
    key: "eurostat-gdp-de",
    value: "1",
    unit: "Current prices, million euro",
    status: "実績",
    document: "api-eurostat",
    published_on: ""
  };
  const readings = [
    {period: "2023"},
    {period: "2023-Q1", status: "p"},
    {period: "2023-01", status: "i"},
    {period: "2023-S2", status: "f"},
    {period: "2023-01-31", value: ":"},
    {period: "2022", value: ": m"},
    {period: "2021", value: ": |C"},
    {period: "2020", status: "ep"},
    {period: "2023-W05"},
    {period: "2019", value: "1.70000015E7", format: "0.00E+00"},
    {period: "2017", value: "1E-20", format: "0.00E+00"},
    {period: "2016", value: "1.7E7"},
    {period: "2018", value: ": n"}
  ].map(one => ({...figure, ...one}));
  await withModels({reference, files: [{readings}], source: {compiled_on: undefined as never}}, async store => {
    const columns = "raw_period, period, status, missing_reason, unit, chart_unit, chart_value";
    expect(await rows(store, `select ${columns} from mart.observation order by raw_period`)).toEqual([
      ["2019", "2019", "actual", null, "EUR million", "EUR billion", 17000.0015],
      ["2021", "2021", "actual", "confidential", "EUR million", "EUR billion", null],
      ["2022", "2022", "actual", "not_applicable", "EUR million", "EUR billion", null],
      ["2023", "2023", "actual", null, "EUR million", "EUR billion", 0.001],
      ["2023-01", "2023-01", "estimate", null, "EUR million", "EUR billion", 0.001],
      ["2023-01-31", "2023-01-31", "actual", "not_reported", "EUR million", "EUR billion", null],
      ["2023-Q1", "2023-Q1", "expected", null, "EUR million", "EUR billion", 0.001],
      ["2023-S2", "2023-H2", "forecast", null, "EUR million", "EUR billion", 0.001]
    ]);
    const [steps] = await rows(store, "select steps from mart.observation where period = '2019'");
    expect(steps).toEqual(["exponent unit_factor"]);
    expect(await rows(store, "select found_text, rule_id from quarantine.reading order by found_text")).toEqual([
      ["1.7E7", "number_unreadable"], // nobody said that it is a number: it may be a name
      ["1E-20", "number_range"], // not exactly a number of twelve decimals, so it stays as written
      ["2023-W05", "period_unreadable"],
      [": n", "number_unreadable"],
      ["ep", "status_unknown"]
    ]);
  });
});

test("every kept series is asked for by name, and every filter names one thing", () => {
  const requests = requestsOf("eurostat", eurostat.asks, table => everything[table] ?? []);
  const matches = (everything.request_series ?? []).filter(({source_id}) => source_id === "eurostat");
  expect(requests.map(({params}) => params.dataset)).toEqual(["nama_10_gdp", "nama_10_a10"]);
  expect(matches.length).toBe(6);
  for (const {request_id, match = ""} of matches)
    expect(requests.find(({id}) => id === request_id)?.params.geo?.split(",")).toContain(match.replace("geo=", ""));
});

test("figures asked for over HTTP end as observations in euro, with what is missing; a refused request is told", async () => {
  const stub = await startEurostatStub(accounts());
  try {
    await withProject(async project => {
      const services = {
        ...project.settings.services,
        endpoints: new Map([["eurostat", stub.base]]),
        allowHttp: true,
        allowPrivate: true
      };
      const now = () => new Date("2026-11-24T00:00:00.000Z");
      const {asked: results} = await run(
        {...project.settings, services},
        {now, progress: () => {}, ask: ["eurostat"], http: {...still, now}}
      );
      expect(results).toMatchObject([{outcome: "partly", requests: 2, received: 1}]);
      expect(results[0]?.why[0]?.en).toContain("nama_10_a10 was not found");
      const found = await withReadStore(project.settings.warehouse, store =>
        rows(
          store,
          `select label_ja, period, value, unit, status, missing_reason, known_from
            from mart.figure
            where source_id = 'eurostat'
            order by 1, 2`
        )
      );
      const figure = (country: string, ...cells: unknown[]) => [`${country}：国内総生産（名目・ユーロ）`, ...cells];
      const missing = [null, "EUR million", "actual", "not_reported", "2026-09-21"];
      expect(found).toEqual([
        figure("ドイツ", "2022", "3900000.000000", "EUR million", "actual", null, "2026-09-21"),
        figure("ドイツ", "2023", "4100000.100000", "EUR million", "expected", null, "2026-09-21"),
        figure("ドイツ", "2024", ...missing),
        figure("フランス", "2022", "2600000.000000", "EUR million", "actual", null, "2026-09-21"),
        figure("フランス", "2023", ...missing),
        figure("フランス", "2024", ...missing),
        figure("欧州連合（27か国）", "2022", "16000000.500000", "EUR million", "actual", null, "2026-09-21"),
        figure("欧州連合（27か国）", "2023", "17000000.000000", "EUR million", "actual", null, "2026-09-21"),
        figure("欧州連合（27か国）", "2024", ...missing)
      ]);
    });
  } finally {
    await stub.close();
  }
});
