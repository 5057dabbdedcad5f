import {a1, type Beside} from "../contracts/book.js";
import type {FindingList} from "../contracts/finding.js";
import {sheetXml, type TextCell} from "./parts/sheet.js";
import type {Styles} from "./parts/styles.js";
import type {Placer} from "./places.js";
import {WORDS} from "./words.js";

/** What is to be told of the copy itself. */
export interface CopyFacts {
  /** Of a copy that is a new workbook with the texts: whether the sender's own could be written into at all. */
  texts?: "meant" | "failed" | undefined;
  /** What the sender's file has beside its cells. */
  beside: readonly Beside[];
  /** True where the sender had signed the workbook. */
  signed: boolean;
  /** How many cells have no note, since there are more than anyone reads. */
  unnoted: number;
}

const FONT = '<name val="游ゴシック"/>';
const SIDES = ["left", "right", "top", "bottom"].map(side => `<${side} style="thin"><color rgb="FFB5BCC4"/></${side}>`);
const BORDER = `<border>${SIDES.join("")}<diagonal/></border>`;
const HEAD =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F0"/><bgColor indexed="64"/></patternFill></fill>';

/** The sheet that lists everything said about the file, each with a link to its cell, and the row of its header. */
export function resultSheet(
  {name, space, styles}: {name: string; space: string; styles: Styles},
  {findings, counts, scores}: FindingList,
  facts: CopyFacts,
  linkTo: (address: string) => string | undefined,
  lang: "ja" | "en"
): {xml: string; header: number} {
  const said = WORDS[lang];
  const look = looksOf(styles);
  const about = [
    [said.file, name],
    [said.counts, `${counts.read} = ${counts.accepted} + ${counts.quarantined} + ${counts.skipped}`],
    [said.scores, scores.map(score => score ?? said.notJudged).join(" / ")],
    ...aboutCopy(facts, lang).map(text => [said.copy, text])
  ].map(([key = "", text = ""]) => [
    {text: key, style: look.key},
    {text, style: look.text}
  ]);
  const rows = function* (): Generator<readonly TextCell[]> {
    yield* [...about, [], said.head.map(text => ({text, style: look.head}))];
    for (const {address, kind, rule, message_ja, message_en, suggestions} of findings) {
      const [own, near] = [lang === "ja" ? message_ja : message_en, suggestions.join(" / ")];
      const texts = [address, said.kind[kind], rule, own, near].map(text => ({text, style: look.cell}));
      const [first = {text: address, style: look.cell}, ...others] = texts;
      yield [{...first, link: linkTo(address)}, ...others];
    }
  };
  const merges = about.map((_, row) => ({top: row, bottom: row, left: 1, right: 4}));
  const xml = sheetXml({space, widths: [28, 14, 22, 80, 36], rows: rows(), merges});
  return {xml, header: about.length + 2};
}

/** Leads to a finding's cell, on the sheet as the copy calls it. */
export function linker(placeOf: Placer, nameOf: (sheet: number) => string | undefined) {
  return (address: string): string | undefined => {
    const place = placeOf(address);
    const name = place && nameOf(place.sheet);
    return name === undefined
      ? undefined
      : `'${name.replaceAll("'", "''")}'!${a1(place?.row ?? 0, place?.column ?? 0)}`;
  };
}

function aboutCopy({texts, beside, signed, unnoted}: CopyFacts, lang: "ja" | "en"): string[] {
  const said = WORDS[lang];
  const lost = [...new Set(beside.map(({kind}) => said.beside[kind]))].join(lang === "ja" ? "、" : ", ");
  return [
    ...(texts === "failed" ? [said.failed] : texts === "meant" ? [said.texts] : []),
    ...(texts && lost ? [said.lost(lost)] : []),
    ...(signed && !texts ? [said.signed] : []),
    ...(unnoted > 0 ? [said.unnoted(unnoted)] : [])
  ];
}

function looksOf(styles: Styles) {
  const font = (size: number, more = "") => `<font>${more}<sz val="${size}"/>${FONT}</font>`;
  const align = (values: string) => `<alignment ${values} wrapText="1"/>`;
  const colour = '<color rgb="FF1F2A37"/>';
  return {
    text: styles.style({font: font(11)}),
    key: styles.style({font: font(11, "<b/>"), alignment: align('vertical="center"')}),
    head: styles.style({
      font: font(11, "<b/>").replace(FONT, colour + FONT),
      fill: HEAD,
      border: BORDER,
      alignment: align('horizontal="center" vertical="center"')
    }),
    cell: styles.style({font: font(10), border: BORDER, alignment: align('vertical="top"')})
  };
}
