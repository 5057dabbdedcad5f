import {afterAll, beforeAll, expect, test} from "vitest";
import {run} from "../../pipeline/run/run.js";
import {withReadStore} from "../../pipeline/store.js";
import {type GbizinfoStub, REPRESENTATIVE, startGbizinfoStub} from "../helpers/api/gbizinfo.js";
import {clock, filesIn, makeProject, type Project} from "../helpers/project.js";
import {rows} from "../helpers/store.js";

const TOKEN = "canary-gbizinfo-0123456789";
/** Invented numbers of the right form, and invented records. */
const [SPIBER, BONAC] = ["1000000000001", "2000000000002"] as const;

let project: Project;
let stub: GbizinfoStub;
beforeAll(async () => {
  project = await makeProject();
  await project.edit("data/reference/organisation.csv", text =>
    text.replace("スパイバー,,", `スパイバー,${SPIBER},`).replace("ボナック,,", `ボナック,${BONAC},`)
  );
  stub = await startGbizinfoStub({
    token: TOKEN,
    companies: {
      [SPIBER]: {
        name: "株式会社スパイバー",
        subsidy: [
          {title: "試験補助金", amount: "12345678901234567", date_of_approval: "2024-03-31"},
          {title: "試験助成金", amount: "Null", date_of_approval: "2024-04-01"}
        ],
        patent: [
          {patent_type: "特許", title: "発明", application_date: "2020-01-01"},
          {patent_type: "商標", title: "印", application_date: "2020-01-01"}
        ],
        certification: [{title: "認定", date_of_approval: null}]
      },
      [BONAC]: {name: "別の株式会社", subsidy: [{title: "x", amount: "1", date_of_approval: "2024-04-01"}]}
    }
  });
});
afterAll(async () => {
  await stub.close();
  await project.remove();
});

function ask(instant: string) {
  const services = {
    ...project.settings.services,
    keys: new Map([["GBIZINFO_TOKEN", TOKEN]]),
    endpoints: new Map([["gbizinfo", stub.base]]),
    allowHttp: true,
    allowPrivate: true
  };
  return run(
    {...project.settings, services},
    {
      now: clock(instant),
      progress: () => {},
      ask: ["gbizinfo"],
      http: {sleep: async () => {}, random: () => 0.5, now: clock(instant)}
    }
  );
}

const select = (sql: string) => withReadStore(project.settings.warehouse, store => rows(store, sql));
const RECORDS = `select split_part(record_id, '/', 3), kind, dated_on, fiscal_year, amount, missing_reason, title,
  known_from
    from mart.company_record
    order by record_id`;

test("records arrive with kind, date, fiscal year and amount; of another company nothing does, and it says why", async () => {
  const result = await ask("2026-11-24T00:00:00Z");
  expect(result.asked).toMatchObject([{source_id: "gbizinfo", outcome: "received", received: 8, why: []}]);
  const day = "2026-11-24";
  expect(await select(RECORDS)).toEqual([
    ["0", "certification", null, null, null, null, "認定", day],
    ["0", "patent", "2020-01-01", "FY2019", null, null, "発明", day],
    ["1", "trademark", "2020-01-01", "FY2019", null, null, "印", day],
    ["0", "subsidy", "2024-03-31", "FY2023", "12345678901234567.000000", null, "試験補助金", day],
    ["1", "subsidy", "2024-04-01", "FY2024", null, "not_reported", "試験助成金", day]
  ]);
  expect(
    await select(
      "select community_id, kind, fiscal_year, records, without_amount from mart.company_activity order by all"
    )
  ).toEqual([
    ["tsuruoka", "certification", "undated", 1, 0],
    ["tsuruoka", "patent", "FY2019", 1, 0],
    ["tsuruoka", "subsidy", "FY2023", 1, 0],
    ["tsuruoka", "subsidy", "FY2024", 1, 1],
    ["tsuruoka", "trademark", "FY2019", 1, 0]
  ]);
  const held = await select(
    "select file, rule_id, decided, message_ja, message_en from quarantine.reading order by file"
  );
  expect(held.map(([file, rule, decided]) => [file, rule, decided])).toEqual(
    ["certification", "patent", "profile", "subsidy"].map(page => [
      `api/gbizinfo/${BONAC}/${page}.json`,
      "organisation_mismatch",
      true
    ])
  );
  expect(held[0]?.slice(3)).toEqual([
    "法人番号の組織が一覧と違う：「別の株式会社」。ボナックが必要です。",
    'the corporate number belongs to another organisation: found "別の株式会社"; expected ボナック.'
  ]);
});

test("every reading ends somewhere, none of it among the observations, and nobody's name is kept", async () => {
  expect(
    await select(
      `select sum(readings)::int, sum(accepted)::int, sum(quarantined)::int, sum(skipped)::int
        from mart.source_status
        where source_id = 'gbizinfo'`
    )
  ).toEqual([[9, 5, 4, 0]]);
  expect(await select("select count(*)::int from mart.observation where source_id = 'gbizinfo'")).toEqual([[0]]);
  expect(await select("select member_name_ja from mart.missing_identifier where identifier <> 'ror'")).toEqual([]);
  const files = [...(await filesIn(project.root)).values()].map(String).join("\n");
  expect(files).toContain("試験補助金");
  expect([files.includes(REPRESENTATIVE), files.includes(TOKEN)]).toEqual([false, false]);
});

test("the newest answer counts alone; what it still has is known since it was first there", async () => {
  const [company, other] = [stub.companies[SPIBER], stub.companies[BONAC]];
  if (!company || !other) throw new Error("no companies");
  company.subsidy = [{title: "試験助成金", amount: "500", date_of_approval: "2024-04-01"}];
  company.patent = [{patent_type: "意匠", title: "形", application_date: "2021"}, ...(company.patent ?? [])];
  other.name = "株式会社ボナック";
  await ask("2026-12-01T00:00:00Z");
  expect(await select(`select * from (${RECORDS}) where kind <> 'certification'`)).toEqual([
    ["0", "design", "2021-01-01", null, null, null, "形", "2026-12-01"],
    ["1", "patent", "2020-01-01", "FY2019", null, null, "発明", "2026-11-24"],
    ["2", "trademark", "2020-01-01", "FY2019", null, null, "印", "2026-11-24"],
    ["0", "subsidy", "2024-04-01", "FY2024", "500.000000", null, "試験助成金", "2026-12-01"],
    ["0", "subsidy", "2024-04-01", "FY2024", "1.000000", null, "x", "2026-12-01"]
  ]);
  expect(
    await select("select distinct community_id, corporate_number from mart.company_activity order by all")
  ).toEqual([
    ["fukuoka", BONAC],
    ["tsuruoka", SPIBER]
  ]);
});

test("a list that is not found has no records; an odd amount is one held record, written with commas it is a number", async () => {
  const company = stub.companies[BONAC];
  if (!company) throw new Error("no company");
  const approved = {title: {odd: true}, date_of_approval: "2025-04-01"};
  const amounts = ["1,000", {value: 1}, null, 2000];
  stub.companies[BONAC] = {name: company.name, missing: true, subsidy: amounts.map(amount => ({...approved, amount}))};
  await ask("2026-12-08T00:00:00Z");
  const records = `select split_part(record_id, '/', 3), amount, missing_reason from mart.company_record
    where split_part(record_id, '/', 2) = '${BONAC}' order by 1`;
  expect(await select(records)).toEqual([
    ["0", "1000.000000", null],
    ["2", null, "not_reported"],
    ["3", "2000.000000", null]
  ]);
  const odd = "select key, address, found_text from quarantine.reading where rule_id = 'entry_shape'";
  expect(await select(odd)).toEqual([[`subsidy/${BONAC}/1`, '$["hojin-infos"][0].subsidy[1].amount', '{"value":"1"}']]);
});
