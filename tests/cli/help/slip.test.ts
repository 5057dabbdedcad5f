import {describe, expect, test} from "vitest";
import {readLine} from "../../../pipeline/cli/help/line.js";

const lineOf = (text: string) => readLine(text === "" ? [] : text.split(" "));

describe("a slip names what was probably meant", () => {
  test.each([
    ["rnu", "bio rnu: unknown command; did you mean bio run?"],
    ["bulid", "did you mean bio build?"],
    ["ｒｕｎ", "did you mean bio run?"],
    ["RUN", "did you mean bio run?"],
    ["quar", "did you mean bio quarantine?"],
    ["version", "did you mean bio --version?"],
    ["help rnu", "did you mean bio help run?"],
    ["help variable", "did you mean bio help variables?"],
    ["run --fecth", "bio run --fecth: unknown option; did you mean --fetch? see bio help run."],
    ["run --fet", "did you mean --fetch?"],
    ["run -fetch", "bio run -fetch: unknown option; did you mean --fetch?"],
    ["run --Fetch", "did you mean --fetch?"],
    ["run --sorce world_bank", "bio run --sorce: unknown option; did you mean --source?"],
    ["--lnag en", "bio --lnag: unknown option; did you mean --lang?"],
    ["--fet", "did you mean --fetch?"],
    ["run －－fetch", "－－fetch: begin with two plain hyphens; did you mean --fetch?"],
    ["run —fetch", "—fetch: begin with two plain hyphens; did you mean --fetch?"],
    ["－－help", "did you mean --help?"],
    ["sources tyr world_bank", "did you mean bio sources try?"],
    ["alerts tset", "did you mean bio alerts test?"]
  ])("bio %s", (text, said) => {
    expect(told(text)).toContain(said);
  });
});

describe("what cannot be meant is said as it is", () => {
  test.each([
    ["nonsense", "unknown command; see bio help."],
    ["toString", "unknown command; see bio help."],
    ["help __proto__", "unknown command; see bio help."],
    ["help nosuch", "unknown command; see bio help."],
    ["run --__proto__", "unknown option; see bio help run."],
    ["run -x", "unknown option; see bio help run."],
    ["run --annotate x", "run does not take this option; check does. see bio help run."],
    ["run --lang en", "run does not take this option; check, status, quarantine, archive, alerts, help do."],
    ["--fetch", "there is no command; this option is taken by run."],
    ["check a --lang", "bio check --lang: expected --lang ja|en."],
    ["check a --lang fr", "bio check --lang fr: expected ja or en."],
    ["help --lang fr", "expected ja or en."],
    ["run --source=", "bio run --source: expected --source ID."],
    ["run --source --fetch", "bio run --source: expected --source ID."],
    ["run --fetch=1", "bio run --fetch=1: this option takes no value."],
    ["run --source a --source b", "--source a is said as well; say it once."],
    ["run twice", "wrong words after the command; expected: bio run"],
    ["explain", "expected: bio explain verdict <goal> | bio explain <figure> | bio explain <series> <period>"],
    ["explain verdict", "wrong words after the command; expected: bio explain verdict <goal> |"],
    ["sources find world_bank", "expected: bio sources | bio sources try <source> [request] |"],
    ["help run twice", "expected: bio help | bio help <command> | bio help variables"],
    ["-- --", "unknown command"]
  ])("bio %s", (text, said) => {
    expect(told(text)).toContain(said);
  });
});

describe("what is no slip", () => {
  test.each<[string, object]>([
    ["-- run", {name: "run", words: [], values: {}, json: false}],
    ["--fetch run --json", {name: "run", values: {fetch: true}, json: true}],
    ["run --fetch --fetch", {values: {fetch: true}}],
    ["run --source=world_bank --source world_bank", {values: {source: "world_bank"}}],
    ["check a.csv －b.csv --community nagaoka", {words: ["a.csv", "－b.csv"], values: {community: "nagaoka"}}],
    ["check -- --fetch", {words: ["--fetch"]}],
    ["explain verdict grp-wood", {words: ["verdict", "grp-wood"]}],
    ["sources try world_bank gdp", {words: ["try", "world_bank", "gdp"]}],
    ["quarantine replay", {words: ["replay"]}]
  ])("bio %s", (text, said) => {
    expect(lineOf(text)).toMatchObject(said);
  });

  test("help and version go before every slip but that of the command", () => {
    expect(lineOf("run twice --fecth --help")).toHaveProperty("answer");
    expect(lineOf("run --version")).toHaveProperty("answer");
    expect(told("rnu --help")).toContain("did you mean bio run?");
  });
});

function told(text: string): string {
  const line = lineOf(text);
  if (!("problem" in line)) throw new Error(`no slip: ${JSON.stringify(line)}`);
  const {where, ja, en} = line.problem;
  expect(ja).toMatch(/。|使い方: /);
  expect(ja.includes("もしかして")).toBe(en.includes("did you mean"));
  return `${where}: ${en}`;
}
