import XLSX from "@e965/xlsx";
import {readXlsx} from "hucre/xlsx";
import {expect, test} from "vitest";
import {annotated, cellsOf, FIRST_SHEET, faultOf, findingsAt, notesOf, partsOf, SAID} from "../helpers/annotated.js";
import {bookByHand, packed} from "../helpers/workbook.js";

test.each([
  [
    "cells and rows that are missing are put where they belong",
    '<row r="2" spans="2:4"><c r="B2"/><c r="D2"/></row><row r="5"/>',
    "(B2 C2! D2!)(B3!)(A5!)",
    ["KPI!D2", "KPI!C2", "KPI!B3", "KPI!A5"]
  ],
  ["a sheet without rows gets some", "", "(A1!)(C2!)", ["KPI!C2", "KPI!A1"]],
  [
    "cells that do not say where they are follow one another",
    "<row><c/><c/></row><row><c/></row>",
    "(? ?!)(? C2!)",
    ["KPI!B1", "KPI!C2"]
  ],
  [
    "what looks like a cell in a remark is none",
    '<!-- <row r="1"><c r="A1"/></row> --><row r="1"><c r="A1"/></row>',
    "(A1)(A1!)",
    ["KPI!A1"]
  ],
  [
    "attributes in the other kind of quotes are read",
    "<row r='1'><c r='A1' t='str'><v>a&gt;b</v></c></row>",
    "(? B1!)",
    ["KPI!B1"]
  ]
])("%s", async (_, rows, after, places) => {
  const copy = annotated(await bookByHand([{name: "KPI", rows}]), findingsAt(...places));
  expect(cellsOf(copy)).toBe(after);
  expect(partsOf(copy).get(FIRST_SHEET)).not.toContain("spans"); // a hint that would be wrong
  expect(Object.keys(await notesOf(copy))).toHaveLength(places.length);
});

test.each([
  ["names with a prefix", (xml: string) => xml.replace(/<(\/?)(?=[a-z])/gi, "<$1x:").replace("xmlns=", "xmlns:x=")],
  [
    "the strict form",
    (xml: string) =>
      xml.replace(/http:.{1,30}\.org\/(officeDocument|spreadsheetml)\/2006\/(\w+)/g, "http://purl.oclc.org/ooxml/$1/$2")
  ]
])("%s: the copy is written as the sender's workbook is", async (_, change) => {
  const plain = partsOf(await bookByHand([{name: "KPI", rows: '<row r="1"><c r="A1"><v>7</v></c></row>'}]));
  const changed = [...plain].map(([path, xml]) => [path, path.startsWith("xl/") ? change(xml) : xml]);
  const copy = annotated(await packed(Object.fromEntries(changed)), findingsAt("KPI!A1", "KPI!B1", "KPI!A2"));
  const {KPI, 読取り結果: result} = XLSX.read(copy, {type: "array"}).Sheets;
  expect([KPI?.A1?.v, result?.A8?.v]).toEqual([7, "KPI!A2"]);
  expect(partsOf(copy).get("xl/comments1.xml")?.split(SAID)).toHaveLength(4);
  const styles = partsOf(copy).get("xl/styles.xml") ?? "";
  expect(new Set([...styles.matchAll(/<\/?(\w+:)?\w/g)].map(([, prefix]) => prefix)).size).toBe(1);
  for (const [path, xml] of partsOf(copy)) expect([path, faultOf(xml)]).toEqual([path, undefined]);
});

test.each(["no part for styles", "no reference to it"])("a workbook with %s gets one", async lack => {
  const parts = partsOf(await bookByHand([{name: "KPI", rows: '<row r="1"><c r="A1"><v>7</v></c></row>'}]));
  const rels = parts.get("xl/_rels/workbook.xml.rels") ?? "";
  const types = parts.get("[Content_Types].xml") ?? "";
  parts.set("[Content_Types].xml", types.replace(/<Override [^>]*styles.xml"[^>]*>/, ""));
  if (lack === "no part for styles") parts.delete("xl/styles.xml");
  else parts.set("xl/_rels/workbook.xml.rels", rels.replace(/<Relationship [^>]*styles.xml"\/>/, ""));
  const copy = annotated(await packed(Object.fromEntries(parts)), findingsAt("KPI!A1"));
  expect((await readXlsx(copy, {readStyles: true})).sheets[0]?.cells?.get("0,0")?.style?.border?.top?.style).toBe(
    "medium"
  );
});
