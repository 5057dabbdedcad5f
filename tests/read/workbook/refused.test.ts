import XLSX from "@e965/xlsx";
import JSZip from "jszip";
import {expect, test} from "vitest";
import {readBook} from "../../../pipeline/read/workbook/book.js";
import {problemsOf} from "../../helpers/errors.js";
import {bookOf} from "../../helpers/workbook.js";

const LIMITS = {maxUnzipped: 20_000_000};

async function bomb(): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file("xl/workbook.xml", "<workbook/>").file("xl/worksheets/sheet1.xml", "0".repeat(30_000_000));
  return zip.generateAsync({type: "uint8array", compression: "DEFLATE"});
}

/** The same bomb, whose directory says that it is small. */
async function lyingBomb(): Promise<Uint8Array> {
  const bytes = await bomb();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  return bytes;
}

const broken = async () => (await bookOf({A1: 1})).subarray(0, 2000);

const word = () => new JSZip().file("word/document.xml", "<w/>").generateAsync({type: "uint8array"});

const protectedBook = async () => {
  const box = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(box, "/EncryptedPackage", Buffer.from("secret"));
  return new Uint8Array(XLSX.CFB.write(box, {type: "buffer"}) as Buffer);
};

test.each([
  ["zip_too_large", bomb],
  ["zip_too_large", lyingBomb],
  ["workbook_damaged", broken],
  ["workbook_encrypted", protectedBook],
  ["not_a_table_file", word],
  ["not_a_table_file", async () => new TextEncoder().encode("%PDF-1.7\n")],
  ["not_a_table_file", async () => new TextEncoder().encode("<html><table><tr><td>1</td></tr></table></html>")],
  ["file_empty", async () => new Uint8Array()]
])("%s: one line in both languages, and nothing else", async (rule, make) => {
  const bytes = await make();
  const problems = await problemsOf(() => readBook(bytes, "報告.xlsx", LIMITS));
  expect(problems).toHaveLength(1);
  expect(`${problems[0]?.where}${problems[0]?.ja}${problems[0]?.en}`).not.toContain("\n");
  expect(
    await Promise.resolve()
      .then(() => readBook(bytes, "報告.xlsx", LIMITS))
      .catch(error => error.rule)
  ).toBe(rule);
});

test("the bytes decide, not the name: a CSV called .xlsx is read as CSV", () => {
  expect(readBook(new TextEncoder().encode("a,b\n1,2\n"), "a.xlsx", LIMITS).format).toBe("csv");
});
