import {join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readInput, type SiteInput} from "../../dashboard/site/input.js";
import {ja} from "../../dashboard/site/words.js";
import {seriesPanel} from "../../dashboard/src/components/charts/seriesPanel.js";
import {seriesPanelData} from "../../dashboard/src/components/charts/seriesPanelData.js";
import {index, type Site} from "../../dashboard/src/components/site.js";
import {nothingChosen} from "../../dashboard/src/components/state.js";
import {changes} from "../../dashboard/src/components/views/changes.js";
import {communities} from "../../dashboard/src/components/views/communities.js";
import {run} from "../../pipeline/run/run.js";
import {startWorldBankStub, type WorldBankStub} from "../helpers/api/worldBank.js";
import {still} from "../helpers/asking.js";
import {makeProject, type Project} from "../helpers/project.js";

let stub: WorldBankStub;
let project: Project;
let before: SiteInput;
let after: SiteInput;

beforeAll(async () => {
  stub = await startWorldBankStub({
    figures: {
      "NY.GDP.MKTP.CD": {
        JP: {2022: 4_256_000_000_000, 2023: 4_204_000_000_000},
        US: {2022: 25_744_000_000_000, 2023: 27_721_000_000_000}
      }
    }
  });
  project = await makeProject({ran: true});
  await project.edit("data/reference/request.csv", text => text.replaceAll("JP,US,DE,FR,GB", "JP,US,DE"));
  const now = () => new Date("2026-11-24T00:00:00.000Z");
  const read = () =>
    readInput(join(project.settings.published, "current"), join(project.settings.reference, "geo", "prefecture.json"));
  before = await read();
  const services = {
    ...project.settings.services,
    endpoints: new Map([["world_bank", stub.base]]),
    allowHttp: true,
    allowPrivate: true
  };
  await run({...project.settings, services}, {now, progress: () => {}, ask: ["world_bank"], http: {...still, now}});
  after = await read();
});
afterAll(async () => {
  await project?.remove();
  await stub?.close();
});

const site = ({data, manifest, map}: SiteInput): Site => ({
  data,
  words: ja,
  root: "../",
  find: index(data),
  map,
  state: nothingChosen,
  asOf: manifest.as_of
});

/** The sections of the page below the map, by heading, with the titles of their panels. */
function sections(input: SiteInput): Map<string, {note: string; panels: string[]}> {
  const {document} = parseHTML(`<html><body>${communities(site(input))}</body></html>`);
  return new Map(
    [...document.querySelectorAll("section")].map(section => [
      section.querySelector("h2")?.textContent ?? "",
      {
        note: section.querySelector("p.sub")?.textContent ?? "",
        panels: [...section.querySelectorAll("h3")].map(({textContent}) => textContent ?? "")
      }
    ])
  );
}

test("before any service was asked there is no section of other countries, and no panel without a figure", () => {
  const found = sections(before);
  expect([...found.keys()]).toEqual(["全国の動き（参考）"]);
  const {panels} = found.get("全国の動き（参考）") ?? {panels: []};
  const held = new Set(before.data.observation.map(({series_id}) => series_id));
  const nations = before.data.series.filter(({entity_type}) => entity_type === "nation");
  expect(nations.length).toBeGreaterThan(panels.length);
  expect(panels).toHaveLength(nations.filter(({series_id}) => held.has(series_id)).length);
});

test("figures of other countries stand in their own section, under a notice, with the country's name", () => {
  const found = sections(after);
  expect([...found.keys()]).toEqual(["全国の動き（参考）", "海外の比較値"]);
  const overseas = found.get("海外の比較値");
  expect(overseas?.panels).toEqual(["米国：国内総生産（名目・米ドル）・Open Data（NY.GDP.MKTP.CD）（暦年・推移）"]);
  expect(overseas?.note).toContain("目標とは並べず");
  const nation = found.get("全国の動き（参考）")?.panels ?? [];
  expect(nation.filter(title => title.includes("国内総生産"))).toEqual([
    "国内総生産（名目・米ドル）・Open Data（NY.GDP.MKTP.CD）（暦年・推移）"
  ]);
});

test("the register, the list of changes and the picture say of which country a figure is", () => {
  const labels = after.data.figure_label.filter(({figure_id}) => figure_id.startsWith("worldbank-gdp"));
  expect(new Set(labels.map(({label_ja}) => label_ja))).toEqual(
    new Set(["全国：国内総生産（名目・米ドル）", "米国：国内総生産（名目・米ドル）"])
  );
  const {document} = parseHTML(`<html><body>${changes(site(after))}</body></html>`);
  const entities = [...document.querySelectorAll("tbody tr")]
    .filter(({textContent}) => textContent?.includes("NY.GDP.MKTP.CD"))
    .map(row => row.querySelector("td")?.textContent);
  expect(new Set(entities)).toEqual(new Set(["全国", "米国"]));
  const rows = seriesPanelData(site(after), "worldbank-gdp-us");
  const picture = seriesPanel(rows, {width: 400, document, words: ja});
  expect(picture.getAttribute("aria-label")).toContain("米国：国内総生産");
  expect(picture.outerHTML).toContain("単位 USD billion");
  expect(picture.outerHTML).toContain("27,721");
});
