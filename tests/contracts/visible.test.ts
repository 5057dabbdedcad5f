import {expect, test} from "vitest";
import {html} from "../../dashboard/src/components/markup.js";
import {visible as onPages} from "../../dashboard/src/components/visible.js";
import {visible, visibleJson, visibleLine} from "../../pipeline/contracts/visible.js";
import {describe} from "../../pipeline/errors.js";
import {makeLog} from "../../pipeline/schedule/log.js";

test.each([
  ["fdp\u202e.csv", "fdp⟨U+202E⟩.csv"],
  ["\u001b[31mred\u0007\u009b", "⟨U+001B⟩[31mred⟨U+0007⟩⟨U+009B⟩"],
  ["a\u200bb\u200cc\u200ed\u061ce\u2066f\u2028g", "a⟨U+200B⟩b⟨U+200C⟩c⟨U+200E⟩d⟨U+061C⟩e⟨U+2066⟩f⟨U+2028⟩g"],
  ["half\ud83d", "half⟨U+D83D⟩"],
  ["x\u200dy", "x⟨U+200D⟩y"]
])("what is not seen is shown: %j", (text, shown) => {
  expect([visible(text), onPages(text), String(html`${text}`)]).toEqual([shown, shown, shown]);
});

test.each(["葛\u{e0100}城市", "㈱髙\ufe00橋\ufeff", "👩🏽\u200d💻👨\u200d👩\u200d👧🏳️\u200d🌈", "二行の\n注記\tです"])(
  "ordinary names and notes stay as they are: %s",
  text => expect([visible(text), onPages(text)]).toEqual([text, text])
);

test("pages and terminal show every character alike", () => {
  const all = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code)).join(" ");
  expect(onPages(all)).toBe(visible(all));
});

test("what has one line for itself keeps to it", () => {
  expect(visibleLine("new\nline\t.csv")).toBe("new⟨U+000A⟩line⟨U+0009⟩.csv");
  expect(describe({where: "a\nb", ja: "\u202eあ", en: "b"})).toBe("a⟨U+000A⟩b: ⟨U+202E⟩あ / b");
});

test("JSON shows nothing unseen and is the same for whoever parses it", () => {
  const name = "\u202e\u009b👩\u200d💻\n";
  const json = visibleJson(JSON.stringify({name}, null, 2));
  expect(json).toContain("\\u202e\\u009b");
  expect(JSON.parse(json)).toEqual({name});
  const lines: string[] = [];
  makeLog({level: "info", lang: "en"}, line => lines.push(line)).say("run_failed", {why: [name]});
  expect([lines[0]?.includes("\u202e"), JSON.parse(lines[0] ?? "").why]).toEqual([false, [name]]);
});
