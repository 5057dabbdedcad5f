import {readdir} from "node:fs/promises";
import {describe, expect, test} from "vitest";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import {problemsOf} from "../helpers/errors.js";
import {rows} from "../helpers/store.js";
import {cp932, HEADER, row, withIntake} from "./tidyWorld.js";

const all = {badRowBudget: 1};
const bad = row({value: "abc"});

/** [line, rule or "accepted"] of every row, in the order of the file. */
async function outcome(content: string | Uint8Array, options: Parameters<typeof withIntake>[2] = all) {
  let found: unknown[][] = [];
  await withIntake(
    content,
    async ({store, tables, folder, sha256}) => {
      found = await rows(
        store,
        `select line, 'accepted'
          from ${tables.accepted}
          union all select line, rule_id
          from ${tables.quarantine}
          order by line`
      );
      expect(await readdir(folder)).toEqual(["tidy.csv"]);
      expect(sha256).toBe(sha256Of(content));
    },
    options
  );
  return found;
}

const PLAIN = [
  [2, "accepted"],
  [3, "number_unreadable"],
  [4, "accepted"]
];

describe("physical lines", () => {
  const lines = [HEADER, row(), bad, row({period: "2021"})];

  test.each([
    ["LF", `${lines.join("\n")}\n`],
    ["LF, the last line unended", lines.join("\n")],
    ["CRLF", `${lines.join("\r\n")}\r\n`],
    ["CR alone", lines.join("\r")],
    ["mixed line ends", `${lines[0]}\n${lines[1]}\r\n${lines[2]}\r${lines[3]}\n`],
    ["mixed line ends, CRLF first", `${lines[0]}\r\n${lines[1]}\n${lines[2]}\r\n${lines[3]}`],
    ["a byte-order mark", `\ufeff${lines.join("\n")}`],
    ["a byte-order mark, CRLF and a short row at the end", `\ufeff${lines.join("\r\n")}\r\ns1`]
  ])("are those of the file: %s", async (name, content) => {
    expect(await outcome(content)).toEqual(name.includes("short") ? [...PLAIN, [5, "row_short"]] : PLAIN);
  });

  test("blank lines are no rows and shift nothing", async () => {
    const content = [HEADER, "", row(), "", "", bad, row(), "", ""].join("\n");
    expect(await outcome(content)).toEqual([
      [3, "accepted"],
      [6, "number_unreadable"],
      [7, "accepted"]
    ]);
  });

  test.each(["\n", "\r\n"])("a note that goes on over lines counts for the line it begins on: %j", async end => {
    const note = `"one${end}two, ""quoted""${end}${end}four"`;
    const content = [HEADER, row({note}), bad, row({note: '"a\nb"'}), bad, "s1,short", row()].join(end);
    await withIntake(
      content,
      async ({store, tables}) => {
        expect(await rows(store, `select line, note from ${tables.accepted} order by line`)).toEqual([
          [2, note.slice(1, -1).replaceAll('""', '"')],
          [7, "a\nb"],
          [11, null]
        ]);
        expect(await rows(store, `select line, rule_id from ${tables.quarantine} order by line`)).toEqual([
          [6, "number_unreadable"],
          [9, "number_unreadable"],
          [10, "row_short"]
        ]);
      },
      all
    );
  });

  test("a quotation mark that is never closed costs its own line and no other", async () => {
    const open = row({note: '"never closed'});
    const content = [HEADER, row(), open, row(), row({note: '"closed, soon"'}), bad, open, row(), open].join("\n");
    expect(await outcome(content)).toEqual([
      [2, "accepted"],
      [3, "quote_unclosed"],
      [4, "accepted"],
      [5, "accepted"],
      [6, "number_unreadable"],
      [7, "quote_unclosed"],
      [8, "accepted"],
      [9, "quote_unclosed"]
    ]);
  });

  test("are right across the blocks in which a file is read", async () => {
    const note = `"${"あ".repeat(300)}\n${"い".repeat(300)}"`;
    const block = [row({note}), bad, "s1,short", "", row({note: '"open'}), row()];
    const times = 6000; // 11 MB
    const content = `${HEADER}\n${Array.from({length: times}, () => block.join("\n")).join("\n")}\n`;
    const found = await outcome(content);
    const expected = [
      [0, "accepted"],
      [2, "number_unreadable"],
      [3, "row_short"],
      [5, "quote_unclosed"],
      [6, "accepted"]
    ];
    expect(found).toEqual(
      Array.from({length: times}, (_, i) => expected.map(([line, rule]) => [2 + 7 * i + Number(line), rule])).flat()
    );
  });
});

describe("encodings", () => {
  const note = "㈱バイオ①髙～―";
  const content = [HEADER, row({note, value: "１，２３４"}), row({value: "不明"}), "s1,短い", row({note})].join("\r\n");

  test("CP932 and UTF-8 give the same rows and texts", async () => {
    const found: unknown[] = [];
    for (const encoding of ["utf-8", "cp932"] as const)
      await withIntake(
        encoding === "utf-8" ? content : cp932(content),
        async ({store, tables}) => {
          found.push([
            await rows(store, `select * from ${tables.accepted} order by line`),
            await rows(store, `select line, rule_id, raw_text from ${tables.quarantine} order by line`)
          ]);
        },
        {...all, encoding}
      );
    expect(found[1]).toEqual(found[0]);
    expect(JSON.stringify(found[1])).toContain(note);
    expect(JSON.stringify(found[1])).toContain("s1,短い");
  });

  test.each([
    [
      "UTF-8 cut in a character",
      Buffer.concat([Buffer.from(`${HEADER}\n${row()}\ns1,`), Buffer.from([0xe3, 0x81])]),
      "utf-8",
      3
    ],
    ["CP932 declared as UTF-8", cp932(content), "utf-8", 2],
    ["half a character of CP932", Uint8Array.from([...cp932(`${HEADER}\n${row()}\n`), 0x83]), "cp932", 3],
    ["UTF-16", Buffer.from(`\ufeff${content}`, "utf16le"), "utf-8", 1],
    ["a NUL", `${HEADER}\n${row()}\n${row({note: "\0"})}`, "utf-8", 3]
  ] as const)("bytes that are no text are refused with their line: %s", async (_name, bytes, encoding, line) => {
    const [problem] = await problemsOf(() => outcome(bytes, {...all, encoding}));
    expect(problem?.where).toBe(`tidy.csv:${line}`);
  });

  test("the faulty byte is named", async () => {
    const [problem] = await problemsOf(() =>
      outcome(Buffer.concat([Buffer.from(`${HEADER}\n`), Buffer.from([0x41, 0xff])]))
    );
    expect(problem?.en).toContain(`0xFF (byte ${HEADER.length + 2}, line 2)`);
  });
});
