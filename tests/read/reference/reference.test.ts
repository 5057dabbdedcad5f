import {rm} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {referenceTables} from "../../../pipeline/contracts/reference.js";
import {readReference} from "../../../pipeline/read/reference/reference.js";
import {mistake, path, refused} from "../../helpers/mistakes.js";
import {withProject} from "../../helpers/project.js";

test("the kept reference tables are free of mistakes, and each file is read", async () => {
  await withProject(async ({settings}) => {
    const tables = await readReference(settings);
    expect([...tables.keys()]).toEqual(Object.keys(referenceTables));
    expect([...tables.values()].filter(({records}) => records.length === 0).map(({name}) => name)).toEqual([
      "correction", // nobody has decided anything yet
      "lost_artifact", // nothing is lost
      "target_milestone" // no milestone has been published
    ]);
    expect(tables.get("area")).toMatchObject({
      file: path("area"),
      records: {0: {line: 2, fields: {area_id: "bio-total", parent_id: ""}}}
    });
  });
});

/** What a column wants, in both languages. */
const EXPECTED: Record<string, readonly [ja: string, en: string]> = {
  year: ["1900〜2100 の年（2021 または FY2021）", "a year from 1900 to 2100 (2021 or FY2021)"],
  date: ["日付（2021、2021-06、2021-06-25）", "a date as far as known (2021, 2021-06, 2021-06-25)"],
  choice: ["registered、certified のいずれか", "one of registered, certified"],
  flag: ["true か false", "true or false"],
  number: ["数（例 12.5）", "a number, e.g. 12.5"],
  factor: [
    "正の数（小数 6 桁まで、例 1000、0.001）",
    "a positive number with at most six decimals, e.g. 1000 or 0.001"
  ],
  whole: ["整数", "a whole number"],
  id: ["英数字と - _ だけの識別子", "an id of letters, digits, - and _"],
  codes: ["2 桁の番号を ; で区切ったもの", "two-digit codes parted by ;"]
};

/** What is wrong | table | the row begins with | typed instead of | typed | column | what it wants. */
const MISTAKES = `
an unknown parent     | area             | grp-wood          | seg-primary         | seg-forest | parent_id    | area
an unknown document | event | 2019-06-11 | nikkei-biotech-yb20 | no-paper | document_id | document
an unknown unit       | target           | bio-strategy-2021 | 兆円                  | 丁円         | unit         | unit
an unknown hub | community_member | gtb,筑波大学 | gtb-tsukuba | gtb-tukuba | hub_id | community_hub
a year of two digits  | target           | bio-strategy-2021 | 2030                | 30         | target_year  | year
a year in Japanese    | target           | bio-strategy-2021 | 2030                | 2030年      | target_year  | year
a day that is not     | event            | 2019-06-11        | 2019-06-11          | 2019-06-31 | event_date   | date
a choice not offered  | community_status | gtb               | certified           | approved   | status       | choice
a flag in other words | area             | grp-wood          | true                | yes        | verified     | flag
a value not a number  | target           | bio-strategy-2021 | 53.3                | 約53        | target_value | number
a factor of nothing   | unit             | 億円                | 100000000           | 0.0        | factor       | factor
a factor too fine     | unit             | 億円                | 100000000           | 0.0000001  | factor       | factor
an order not whole    | area             | grp-wood          | ,3,                 | ,3.5,      | sort_order   | whole
an id with a space    | document         | cao-platform-2023 | cao-                | cao␣       | document_id  | id
prefectures by commas | community        | gtb               | 08;11;12;13;14      | 8;11       | prefectures  | codes
`;

const mistakes = MISTAKES.trim()
  .split("\n")
  .map(line => line.split("|").map(cell => cell.trim().replaceAll("␣", " ")));

test.each(mistakes)("%s in %s.csv is named by line and column, with found and expected", async (_name, ...cells) => {
  const [table = "", row = "", from = "", to = "", column = "", wanted = ""] = cells;
  const other = wanted.replace("in ", "");
  const [ja, en] = EXPECTED[wanted] ?? [`${other} 表にある識別子`, `an id that exists in the ${other} table`];
  await withProject(async project => {
    const line = await mistake(project, table, row, from, to);
    const found = to.startsWith(",") ? to.replaceAll(",", "") : to === "cao " ? "cao platform-2023" : to;
    expect(await refused(project)).toContainEqual({
      where: `${path(table)}:${line} ${column}`,
      ja: `「${found}」です。${ja}が必要です。`,
      en: `found "${found}", expected ${en}.`
    });
  });
});

test("a fill that no chart has is refused", async () => {
  await withProject(async project => {
    const line = await mistake(project, "area", "grp-wood", ",5,", ",6,");
    const expected = {
      ja: "「6」です。1 から 5 の整数が必要です。",
      en: 'found "6", expected a whole number from 1 to 5.'
    };
    expect(await refused(project)).toEqual([{where: `${path("area")}:${line} fill`, ...expected}]);
  });
});

test("an address without http is refused", async () => {
  await withProject(async project => {
    const line = await mistake(project, "document", "answersnews-22620", "https://", "www.");
    expect(await refused(project)).toEqual([
      {
        where: `${path("document")}:${line} url`,
        ja: "「www.answers.ten-navi.com/pharmanews/22620」です。http(s) の URL（利用者名を含まない）が必要です。",
        en: 'found "www.answers.ten-navi.com/pharmanews/22620", expected an http(s) address without a user in it.'
      }
    ]);
  });
});

test("a key used twice is named with the line that has it already", async () => {
  await withProject(async project => {
    const line = await mistake(project, "area", "area-2", "area-2", "area-1");
    expect(await refused(project)).toContainEqual({
      where: `${path("area")}:${line} area_id`,
      ja: `「area-1」です。ほかの行と違う値（${line - 1} 行目と同じ）が必要です。`,
      en: `found "area-1", expected a key not used before (line ${line - 1} has it).`
    });
  });
});

test("an empty cell where a value is needed is said to be empty", async () => {
  await withProject(async project => {
    const line = await mistake(project, "event", "2019-06-11", "バイオ戦略2019を決定", "");
    expect(await refused(project)).toContainEqual({
      where: `${path("event")}:${line} title_ja`,
      ja: "空です。空でない文字列が必要です。",
      en: "found an empty cell, expected some text."
    });
  });
});

test("a file that is gone is named, and the others are still checked", async () => {
  await withProject(async project => {
    await rm(join(project.root, path("unit")));
    const line = await mistake(project, "area", "grp-wood", ",group,", ",grp,");
    const problems = await refused(project);
    expect(problems).toContainEqual({where: path("unit"), ja: "ファイルがありません。", en: "the file is missing."});
    expect(problems.map(({where}) => where)).toContain(`${path("area")}:${line} level`);
  });
});

test("a renamed column is shown with the header that was expected", async () => {
  await withProject(async project => {
    await mistake(project, "qualifier", "qualifier,", "placement", "position");
    expect((await refused(project))[0]).toEqual({
      where: `${path("qualifier")}:1`,
      ja: "見出しが「qualifier,name_ja,name_en,position」です。「qualifier,name_ja,name_en,placement」が必要です。",
      en: 'found the columns "qualifier,name_ja,name_en,position", expected "qualifier,name_ja,name_en,placement".'
    });
  });
});

test("mistakes in several files come all at once, each with its own line", async () => {
  await withProject(async project => {
    const parent = await mistake(project, "area", "grp-wood", "seg-primary", "seg-forest");
    const level = await mistake(project, "area", "area-3", ",area,", ",field,");
    const due = await mistake(project, "target", "bio-strategy-2021,grp-wood", "2030", "30");
    const grade = await mistake(project, "document", "cao-platform-2023", ",A,", ",AA,");
    const short = (await project.read(path("qualifier"))).split("\n").length;
    await project.edit(path("qualifier"), text => `${text}only,two\n`);
    await rm(join(project.root, path("rule")));
    expect((await refused(project)).map(({where}) => where).sort()).toEqual(
      [
        `${path("area")}:${level} level`,
        `${path("area")}:${parent} parent_id`,
        `${path("document")}:${grade} confidence`,
        `${path("qualifier")}:${short}`,
        path("rule"),
        `${path("target")}:${due} target_year`
      ].sort()
    );
  });
});
