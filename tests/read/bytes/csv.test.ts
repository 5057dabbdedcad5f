import {expect, test} from "vitest";
import {readCsv} from "../../../pipeline/read/bytes/csv.js";
import {problemsOf} from "../../helpers/errors.js";

const read = (text: string) => readCsv(new TextEncoder().encode(text), "figures.csv");
const lines = (text: string) => read(text).records.map(({line}) => line);

test("cells stay text, exactly as typed", () => {
  const {header, records} = read('id,value,note\na, 1.0 ,"say ""yes"", please"\nb,０２,\n');
  expect(header).toEqual(["id", "value", "note"]);
  expect(records).toEqual([
    {line: 2, fields: {id: "a", value: " 1.0 ", note: 'say "yes", please'}},
    {line: 3, fields: {id: "b", value: "０２", note: ""}}
  ]);
});

test.each([
  ["LF", "\n"],
  ["CRLF", "\r\n"]
])("with %s line ends a record is named by the line it begins on, whatever its cells contain", (_name, end) => {
  const text = ["id,note", "a,one", `b,"two${end}three${end}${end}four"`, "c,five", "", 'd,"six"'].join(end);
  expect(lines(text)).toEqual([2, 3, 7, 9]);
  expect(read(text).records[1]?.fields.note).toBe(`two${end}three${end}${end}four`);
});

test("a header over two lines moves the first record down", () => {
  expect(lines('id,"a\nb"\n1,2\n')).toEqual([3]);
});

test("a byte-order mark is no part of the first column's name", () => {
  expect(read("\ufeffid,value\na,1\n")).toEqual({
    header: ["id", "value"],
    records: [{line: 2, fields: {id: "a", value: "1"}}]
  });
});

test("blank lines, before and after, are no records", () => {
  expect(lines("\n\nid,value\n\na,1\n\n\n")).toEqual([5]);
});

test("a file with a header and nothing else is an empty table", () => {
  expect(read("id,value")).toEqual({header: ["id", "value"], records: []});
});

test.each([
  ["too few", "id,value\na,1\n\nb\n", 1],
  ["too many", "id,value\na,1\n\nb,2,3\n", 3]
])("a row with %s cells is named by its line, with found and expected", async (_name, text, found) => {
  expect(await problemsOf(() => read(text))).toEqual([
    {
      where: "figures.csv:4",
      ja: `セルの数が ${found} 個です。見出しと同じ 2 個が必要です。`,
      en: `found ${found} cells, expected 2 as in the header.`
    }
  ]);
});

test.each([
  ["doubled", "id,value,id\n", "id"],
  ["empty", "id,,value\n", ""]
])("a column name that is %s is refused", async (_name, text, column) => {
  expect(await problemsOf(() => read(text))).toEqual([
    {
      where: "figures.csv:1",
      ja: `見出し「${column}」が空か重複しています。`,
      en: `the column name "${column}" is empty or repeated.`
    }
  ]);
});

test.each([
  ["never closed", 'id,value\na,1\nb,"2\nc,3\n'],
  ["closed too early", 'id,value\na,1\nb,"2"x\nc,3\n']
])("a quotation mark %s is refused where its record begins", async (_name, text) => {
  const [problem, ...others] = await problemsOf(() => read(text));
  expect(others).toEqual([]);
  expect(problem?.where).toBe("figures.csv:3");
  expect(problem?.ja).toContain("引用符の対応を確かめてください");
  expect(problem?.en).toContain("check the quotation marks");
});

test("text in Shift_JIS is refused, not shown as other letters", async () => {
  const shiftJis = Uint8Array.from([...Buffer.from("id,name\na,"), 0x8e, 0x73, 0x8f, 0xea]);
  expect(await problemsOf(() => readCsv(shiftJis, "figures.csv"))).toEqual([
    {where: "figures.csv", ja: "文字コードが UTF-8 ではありません。", en: "the file is not UTF-8 text."}
  ]);
});

test.each([
  ["an empty file", ""],
  ["a file of blank lines", "\n\n"]
])("%s has no header row, and that is said", async (_name, text) => {
  expect(await problemsOf(() => read(text))).toEqual([
    {where: "figures.csv:1", ja: "見出しの行がありません。", en: "there is no header row."}
  ]);
});
