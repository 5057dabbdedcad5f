import {a1} from "../../contracts/book.js";
import type {Styles} from "./styles.js";
import {appended, type Edit, openTag} from "./write.js";
import {attribute, attributes, children, type Element} from "./xml.js";

/** A cell, counted from 0. */
export interface Place {
  row: number;
  column: number;
}

/** The text of a sheet, its root, and the elements directly within it. */
export interface SheetText {
  xml: string;
  root: Element;
  all: readonly Element[];
}

const FILL =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFEDD5"/><bgColor indexed="64"/></patternFill></fill>';
const SIDES = ["left", "right", "top", "bottom"].map(
  side => `<${side} style="medium"><color rgb="FFC2410C"/></${side}>`
);
const BORDER = `<border>${SIDES.join("")}<diagonal/></border>`;

/**
 * The edits that give cells of a sheet a border and a fill: the number of their style, nothing else of them. Cells and
 * rows that are not there yet are put where they belong.
 */
export function markEdits({xml, all}: SheetText, places: readonly Place[], styles: Styles): Edit[] {
  const data = all.find(({name}) => name === "sheetData");
  if (!data) return [];
  const {prefix} = data;
  const columns = all.find(({name}) => name === "cols");
  const styleOf = columnStyles(columns ? children(xml, columns).map(one => attributes(xml, one)) : []);
  const marked = (style: number) => String(styles.marked(style, FILL, BORDER));
  const cell = ({row, column}: Place, style: number) => `<${prefix}c r="${a1(row, column)}" s="${marked(style)}"/>`;
  const rows = numbered(xml, children(xml, data), "row", Number);
  const [edits, missing]: [Edit[], Missing] = [[], new Map()];
  for (const [row, wanted] of byRow(places)) {
    const {found, next} = rows(row + 1);
    if (found) edits.push(...rowEdits(found, row, wanted));
    else {
      const cells = wanted.map(column => cell({row, column}, styleOf(column)));
      collect(missing, next, `<${prefix}row r="${row + 1}">${cells.join("")}</${prefix}row>`);
    }
  }
  return [...edits, ...put(xml, data, missing)];

  function rowEdits(element: Element, row: number, wanted: readonly number[]): Edit[] {
    const values = attributes(xml, element);
    const own = /^(1|true)$/.test(values.get("customFormat") ?? "") ? Number(values.get("s")) || 0 : undefined;
    const cells = numbered(xml, children(xml, element), "c", columnNumber);
    const [inside, added]: [Edit[], Missing] = [[], new Map()];
    for (const column of wanted) {
      const {found, next} = cells(column + 1);
      if (!found) collect(added, next, cell({row, column}, own ?? styleOf(column)));
      else {
        const s = marked(Number(attributes(xml, found).get("s")) || 0);
        inside.push({from: found.start, to: found.inner, text: openTag(xml, found, {s})});
      }
    }
    if (added.size === 0) return inside;
    const spans = {spans: undefined}; // how far the row reaches is a hint that would be wrong now
    if (element.close === element.end) return appended(xml, element, [...added.values()].join(""), spans);
    const tag = {from: element.start, to: element.inner, text: openTag(xml, element, spans)};
    return [tag, ...inside, ...put(xml, element, added)];
  }
}

/** Elements to write by the one they stand before; undefined where they are the last. */
type Missing = Map<Element | undefined, string>;

function collect(missing: Missing, next: Element | undefined, made: string): void {
  missing.set(next, (missing.get(next) ?? "") + made);
}

function put(xml: string, parent: Element, missing: Missing): Edit[] {
  return [...missing].flatMap(([next, text]) =>
    next ? [{from: next.start, to: next.start, text}] : appended(xml, parent, text)
  );
}

/** Finds an element by its number, or the one before which it belongs. One that says no number follows the last one. */
function numbered(xml: string, all: readonly Element[], name: string, numberOf: (said: string) => number) {
  const own = all.filter(one => one.name === name);
  const numbers: number[] = [];
  for (const one of own) {
    const said = attribute(xml, one, "r");
    numbers.push(said === undefined ? (numbers.at(-1) ?? 0) + 1 : numberOf(said));
  }
  const at = new Map(numbers.map((number, i) => [number, i]));
  return (number: number): {found?: Element | undefined; next?: Element | undefined} => {
    const i = at.get(number);
    if (i !== undefined) return {found: own[i]};
    let [low, high] = [0, numbers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[middle] ?? 0) > number) high = middle;
      else low = middle + 1;
    }
    return {next: own[low]};
  };
}

/** 28 for AB12. */
function columnNumber(address: string): number {
  const letters = /^\$?([A-Z]*)/i.exec(address)?.[1]?.toUpperCase() ?? "";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function columnStyles(all: readonly Map<string, string>[]): (column: number) => number {
  return column => {
    const own = all.find(one => Number(one.get("min")) <= column + 1 && column + 1 <= Number(one.get("max")));
    return Number(own?.get("style")) || 0;
  };
}

function byRow(places: readonly Place[]): [number, number[]][] {
  const rows = new Map<number, Set<number>>();
  for (const {row, column} of places) rows.set(row, (rows.get(row) ?? new Set()).add(column));
  const sorted = [...rows].sort(([one], [other]) => one - other);
  return sorted.map(([row, columns]) => [row, [...columns].sort((one, other) => one - other)]);
}
