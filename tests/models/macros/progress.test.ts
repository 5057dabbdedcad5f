import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {readCsv} from "../../../pipeline/read/bytes/csv.js";
import {repository} from "../../helpers/project.js";
import {everything, rows} from "../../helpers/store.js";
import {bands, type Cells, METHODS, verdict, withGiven} from "./given.js";
import * as plain from "./progressMethods.js";

const VECTORS = "tests/cases/progress_methods.csv";
const vectors = readCsv(await readFile(join(repository, VECTORS)), VECTORS).records;
test("the thresholds of the methods are those of data/reference", () => {
  const kept = (everything.method ?? []).map(row => [
    row.method_id,
    Number(row.on_track_from),
    Number(row.acceleration_from)
  ]);
  expect(kept).toEqual(bands);
});

describe("the published vectors", () => {
  const caseOf = (cells: Record<string, string>): plain.Case => {
    const [b, t0, v, t, T, tT] = ["base_value", "base_year", "value", "year", "target_value", "target_year"].map(name =>
      Number(cells[name])
    ) as [number, number, number, number, number, number];
    return {b, t0, v, t, T, tT, d: 1, p: null};
  };
  const [ratioCagr, unExtrapolate, linearRate] = plain.methods;
  const printed = (cells: Record<string, string>, found: Cells) => {
    const names = Object.keys(cells).slice(7);
    const digits = (name: string) => (cells[name]?.split(".")[1] ?? "").length;
    return names.flatMap((name, i) => {
      const one = found[i];
      return cells[name] === "" ? [] : [[name, typeof one === "number" ? one.toFixed(digits(name)) : one]];
    });
  };
  const expected = (cells: Record<string, string>) => Object.entries(cells).filter(([, cell], i) => i > 6 && cell);

  test.each(vectors)("line $line, $fields.case: in plain TypeScript", ({fields}) => {
    const one = caseOf(fields);
    const {b, t0, v, t, T, tT} = one as Record<keyof plain.Case, number>;
    const answers = [ratioCagr, unExtrapolate, linearRate].map(method => {
      const ratio = plain.ratioOf(method, one);
      const word = plain.verdictOf(method, one);
      return {ratio, word, named: word === "undetermined" ? null : plain.classOf(method, ratio, word)};
    });
    const [growth, un, linear] = answers as [(typeof answers)[0], (typeof answers)[0], (typeof answers)[0]];
    const found: Cells = [
      plain.compoundGrowth(b, v, t - t0) * 100,
      plain.compoundGrowth(b, T, tT - t0) * 100,
      growth.ratio,
      growth.word,
      plain.statcanScore(growth.ratio, growth.word === "achieved"),
      plain.extrapolated(b, t0, v, t, tT),
      un.ratio,
      un.named,
      linear.ratio,
      linear.named,
      (plain.growthNeeded(v, t, T, tT) ?? Number.NaN) * 100,
      plain.pathValue("linear", b, t0, T, tT, t),
      plain.pathValue("geometric", b, t0, T, tT, t)
    ];
    expect(printed(fields, found)).toEqual(expected(fields));
  });

  test("the SQL macros give every printed number and word", async () => {
    const ratio = (id: string) =>
      `macros.method_ratio('${id}', b, t0, v, t, target, target_at, null::double, direction)`;
    const word = (id: string) => verdict("null::double", false).replace("method,", `'${id}',`);
    const named = (id: string) => `macros.method_class('${id}', ${ratio(id)}, (${word(id)}))`;
    const query = [ratioCagr, unExtrapolate, linearRate].map(
      id =>
        `select i, '${id}' as id, ${ratio(id)} as ratio, ${word(id)} as word, ${named(id)} as named
       from given cross join ${METHODS} where method = '${id}'`
    );
    const given = vectors.map(({fields}, i) => {
      const {b, t0, v, t, T, tT, d} = caseOf(fields);
      return [i, b, t0, v, t, T, tT, d];
    });
    await withGiven("i, b, t0, v, t, target, target_at, direction", given, async store => {
      const found = await rows(
        store,
        `with answer as (${query.join(" union all ")})
        select macros.compound_growth(b, v, t - t0) * 100, macros.compound_growth(b, target, target_at - t0) * 100,
          one.ratio, one.word, macros.ratio_cagr_score(one.ratio, one.word = 'achieved')::double,
          macros.value_extrapolated(b, t0, v, t, target_at), two.ratio, two.named, three.ratio, three.named,
          macros.growth_needed(v, t, target, target_at) * 100,
          macros.path_value('linear', b, t0, target, target_at, t),
          macros.path_value('geometric', b, t0, target, target_at, t)
        from given
        join answer as one on one.i = given.i and one.id = '${ratioCagr}'
        join answer as two on two.i = given.i and two.id = '${unExtrapolate}'
        join answer as three on three.i = given.i and three.id = '${linearRate}'
        order by given.i`
      );
      expect(found.map((cells, i) => printed(vectors[i]?.fields ?? {}, cells as Cells))).toEqual(
        vectors.map(({fields}) => expected(fields))
      );
      expect(vectors.length).toBe(7);
    });
  });
});
