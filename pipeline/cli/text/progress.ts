import type {SourceResult} from "../../collect/askSource.js";
import {MOST_TOLD, unopenedWords} from "../../contracts/unopened.js";
import {both, nameOf, outcomeWords, stepWords} from "../../contracts/words.js";
import {describe, type Problem} from "../../errors.js";

/** The steps of a run, and those of building the site. */
const steps = {
  ...stepWords,
  fill: {ja: "ページに本文と図", en: "pages filled"},
  framework: {ja: "サイトのページ", en: "pages of the site"},
  compress: {ja: "圧縮", en: "files compressed"}
};

/** One line of progress, e.g. "  197  読取り / readings". */
export function stepText(step: string, count: number): string {
  const said = step in steps ? both(nameOf(steps, step)) : step;
  return `${String(count).padStart(6)}  ${said}`;
}

/** How asking one source went, with its reasons, a line each. */
export function askedText({source_id, outcome, requests, received, why, unset = []}: SourceResult): string {
  const counts = received > 0 ? ` ${received}/${requests}` : "";
  const lines = [
    ...(unset.length > 0 ? [`${both(outcomeWords.unset)}: ${unset.join(" ")}`] : []),
    ...why.map(describe)
  ].map(line => `          ${line}`);
  return [`        ${source_id}: ${both(outcomeWords[outcome])}${counts}`, ...lines].join("\n");
}

/** What was not taken in, a line each with its rule; of very many the first. */
export function unopenedLines(files: readonly {name: string; rule: string}[], all = files.length): string[] {
  const more = all - Math.min(files.length, MOST_TOLD);
  return [
    ...files.slice(0, MOST_TOLD).map(({name, rule}) => {
      return describe({where: `${name}  [${rule}]`, ...nameOf(unopenedWords, rule)});
    }),
    ...(more > 0 ? [`ほか ${more} 件 / and ${more} more`] : [])
  ];
}

/** A file that could not be read on this machine now, with its rule. */
export function undecidedLine({where, rule, ...said}: Problem & {rule: string}): string {
  return describe({where: `${where}  [${rule}]`, ...said});
}
