import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {readCsv} from "../../../pipeline/read/bytes/csv.js";
import {repository} from "../../helpers/project.js";
import {modelsOf, rows} from "../../helpers/store.js";

const withModels = modelsOf("staging.number_text", "staging.period_text");

async function casesOf(name: string) {
  const path = `tests/cases/${name}`;
  return readCsv(await readFile(join(repository, path)), path).records;
}

const [numbers, periods] = await Promise.all([casesOf("number_text.csv"), casesOf("period_text.csv")]);

const found = await withModels(
  {
    readings: [
      ...numbers.map(({fields}) => ({value: fields.text ?? "", format: fields.format ?? ""})),
      ...periods.map(({fields}) => ({period: fields.text ?? "", period_header: fields.header ?? ""}))
    ]
  },
  async store => {
    const number = `select text, format, coalesce(macros.plain_number(value), ''), coalesce(cell_unit, format_unit, ''),
      coalesce(qualifier_text, ''), coalesce(status_text, ''), coalesce(missing_reason, ''), coalesce(problem, '')
      from staging.number_text`;
    const period = `select text, header, case when problem is null then period else '' end,
      case when problem is null then period_kind else '' end,
      coalesce(status_text, ''), coalesce(problem, '') from staging.period_text`;
    const byText = (cells: unknown[][]) =>
      new Map(cells.map(([text, context, ...rest]) => [`${text}|${context}`, rest]));
    return {number: byText(await rows(store, number)), period: byText(await rows(store, period))};
  }
);

test("there are cases enough, and none twice", () => {
  expect(numbers.length + periods.length).toBeGreaterThan(240);
  const keys = [...numbers, ...periods].map(({fields}) => `${fields.text}|${fields.format}|${fields.header}`);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test.each(numbers)("tests/cases/number_text.csv line $line: $fields.text $fields.format", ({fields}) => {
  const {text, format, value, unit, qualifier, status, missing, rule} = fields;
  expect(found.number.get(`${text}|${format}`)).toEqual([value, unit, qualifier, status, missing, rule]);
});

test.each(periods)("tests/cases/period_text.csv line $line: $fields.text $fields.header", ({fields}) => {
  const {text, header, period, kind, status, rule} = fields;
  expect(found.period.get(`${text}|${header}`)).toEqual([period, kind, status, rule]);
});
