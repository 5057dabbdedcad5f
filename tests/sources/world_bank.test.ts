import {describe, expect, test} from "vitest";
import {requestsOf} from "../../pipeline/collect/requests.js";
import {run} from "../../pipeline/run/run.js";
import worldBank from "../../pipeline/sources/world_bank.js";
import {withReadStore} from "../../pipeline/store.js";
import {startWorldBankStub} from "../helpers/api/worldBank.js";
import {still} from "../helpers/asking.js";
import {withProject} from "../helpers/project.js";
import {everything, rows} from "../helpers/store.js";

const [asked] = requestsOf("world_bank", worldBank.asks, table => everything[table] ?? []);
const page = (figure: object, facts: object = {}) => ({
  name: "api/world_bank/gdp/page-1.json",
  content: Buffer.from(
    JSON.stringify([
      {page: 1, pages: 1, per_page: 50, total: 1, lastupdated: "2026-07-13", ...facts},
      [
        {
          indicator: {id: "NY.GDP.MKTP.CD", value: "GDP (current US$)"},
          country: {id: "JP", value: "Japan"},
          countryiso3code: "JPN",
          date: "2024",
          value: 1,
          ...figure
        }
      ]
    ])
  )
});
const context = {
  vocabulary: {} as never,
  maxUnzipped: 1,
  community: "",
  ...(asked && {asked: {request: asked, series: [{match: {country: "JP"}, series_id: "worldbank-gdp-jp"}]}})
};
const read = (figure: object, facts?: object) =>
  worldBank.read(page(figure, facts), context)[Symbol.iterator]().next().value;

describe("a figure of the World Bank", () => {
  test("keeps every digit, its place, its unit as named and the day of the last update", () => {
    expect(read({value: 4279828361213.71})).toMatchObject({
      key: "worldbank-gdp-jp",
      address: "$[1][0].value",
      period: "2024",
      value: "4279828361213.71",
      unit: "current US$",
      status: "実績",
      published_on: "2026-07-13",
      document: "api-world-bank",
      evidence: ""
    });
  });

  test.each([
    ["no figure is null, not nothing", {value: null}, {value: "null"}],
    ["an indicator that names no unit has none", {indicator: {id: "X", value: "Index"}}, {unit: ""}],
    [
      "of two brackets the last one names the unit",
      {indicator: {id: "X", value: "Cereal (rice) yield (kg)"}},
      {unit: "kg"}
    ],
    ["a status of its own goes before ours", {obs_status: "F"}, {status: "F"}],
    ["an empty status says nothing", {obs_status: ""}, {status: "実績"}],
    ["a number with an exponent is told as such", {value: 1e21}, {value: "1e+21", format: "0.00E+00"}],
    [
      "a figure that nobody asked for is listed as such",
      {country: {id: "BR", value: "Brazil"}},
      {key: "", evidence: "series_not_kept"}
    ]
  ])("%s", (_name, figure, wanted) => expect(read(figure)).toMatchObject(wanted));

  test("without a day of update the day of receipt stands for it", () => {
    expect(read({}, {lastupdated: null})).toMatchObject({published_on: ""});
  });
});

test("every kept series is asked for, and no other", () => {
  const requests = new Map(
    requestsOf("world_bank", worldBank.asks, table => everything[table] ?? []).map(one => [one.id, one])
  );
  const matches = (everything.request_series ?? []).filter(({source_id}) => source_id === "world_bank");
  expect(matches.length).toBeGreaterThan(9);
  for (const {request_id = "", match = ""} of matches) {
    const countries = requests.get(request_id)?.params.country?.split(",") ?? [];
    expect(countries).toContain(match.replace("country=", ""));
  }
});

test("figures asked for over HTTP end as observations in dollars, drawn in billions; a revised one becomes a version", async () => {
  const stub = await startWorldBankStub({
    names: {"NV.AGR.TOTL.CD": "Agriculture, forestry, and fishing, value added (current US$)"},
    figures: {
      "NY.GDP.MKTP.CD": {JP: {2023: "4204494802431.55", 2024: null}},
      "NV.AGR.TOTL.CD": {JP: {2023: "43017632186.3854"}, US: {2023: "280000000000"}}
    }
  });
  try {
    await withProject(async project => {
      await project.edit("data/reference/request.csv", text => text.replaceAll("JP,US,DE,FR,GB", "JP,US,DE"));
      const services = {
        ...project.settings.services,
        endpoints: new Map([["world_bank", stub.base]]),
        allowHttp: true,
        allowPrivate: true
      };
      const asking = (day: string) =>
        run(
          {...project.settings, services},
          {
            now: () => new Date(day),
            progress: () => {},
            ask: ["world_bank"],
            http: {...still, now: () => new Date(day)}
          }
        );
      const {asked: results} = await asking("2026-11-24T00:00:00.000Z");
      expect(results).toMatchObject([
        {source_id: "world_bank", outcome: "received", requests: 2, received: 2, why: []}
      ]);
      stub.data.figures["NY.GDP.MKTP.CD"] = {JP: {2023: "4204494802431.56", 2024: null}};
      expect((await asking("2026-12-01T00:00:00.000Z")).asked).toMatchObject([{received: 1}]);
      const columns =
        "series_id, period, value, unit, chart_value, chart_unit, missing_reason, status, known_from, known_to";
      const found = await withReadStore(project.settings.warehouse, store =>
        rows(store, `select ${columns} from mart.observation where source_id = 'world_bank' order by 1, 2, known_from`)
      );
      expect(found).toEqual([
        [
          "worldbank-agri-jp",
          "2023",
          "43017632186.385400",
          "USD",
          43.0176321863854,
          "USD billion",
          null,
          "actual",
          "2026-07-13",
          null
        ],
        [
          "worldbank-agri-us",
          "2023",
          "280000000000.000000",
          "USD",
          280,
          "USD billion",
          null,
          "actual",
          "2026-07-13",
          null
        ],
        [
          "worldbank-gdp-jp",
          "2023",
          "4204494802431.550000",
          "USD",
          4204.49480243155,
          "USD billion",
          null,
          "actual",
          "2026-07-13",
          "2026-12-01"
        ],
        [
          "worldbank-gdp-jp",
          "2023",
          "4204494802431.560000",
          "USD",
          4204.49480243156,
          "USD billion",
          null,
          "actual",
          "2026-12-01",
          null
        ],
        ["worldbank-gdp-jp", "2024", null, "USD", null, "USD billion", "not_reported", "actual", "2026-07-13", null]
      ]);
    });
  } finally {
    await stub.close();
  }
});
