import {OperatorError} from "../../pipeline/errors.js";
import type {Page} from "./pages.js";

/** The picture of a slot in a page: a line by itself, `<!-- view: name -->`. */
const SLOT = /^<!--\s*view:\s*(\w+)\s*-->$/;
const ALMOST = /<!--\s*view\b/;

/**
 * Puts each view where its slot stands, and the name of the row for `{{name}}`. Throws OperatorError naming file and
 * line for a slot that no view fills, or that does not stand on a line of its own; `above` lines stand over the text.
 */
export function fillSlots(
  markdown: string,
  {source, name}: Page,
  view: (name: string) => string | undefined,
  above = 0
): string {
  return markdown
    .split("\n")
    .map((line, i) => {
      const slot = SLOT.exec(line.trim())?.[1];
      if (slot === undefined && ALMOST.test(line)) throw misplaced(source, above + i + 1, line);
      if (slot === undefined) return line.replaceAll("{{name}}", () => plain(name));
      const filled = view(slot);
      if (filled === undefined) throw unknown(source, above + i + 1, slot);
      return `\n${oneBlock(filled)}\n`; // blank lines around: Markdown takes what is between them as HTML
    })
    .join("\n");
}

/** Markdown ends a block of HTML at a blank line, and Framework runs what stands in ${}: neither may be in a view. */
function oneBlock(html: string): string {
  return html.replace(/\n\s*\n/g, "\n").replaceAll("${", "&#36;{");
}

/**
 * A text that Markdown, HTML and Framework leave as it is: every mark that could mean something to them is a
 * reference.
 */
function plain(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, mark => `&#${mark.charCodeAt(0)};`);
}

function unknown(source: string, line: number, slot: string): OperatorError {
  return new OperatorError({
    where: `dashboard/src/${source}:${line}`,
    ja: `「${slot}」という部品（view）はありません。dashboard/site/views.ts にある名前を書いてください。`,
    en: `there is no view "${slot}"; name one of dashboard/site/views.ts.`
  });
}

function misplaced(source: string, line: number, found: string): OperatorError {
  return new OperatorError({
    where: `dashboard/src/${source}:${line}`,
    ja: `「${found.trim()}」は読めません。<!-- view: 名前 --> だけの行にしてください。`,
    en: `found "${found.trim()}", expected a line of its own: <!-- view: name -->.`
  });
}
