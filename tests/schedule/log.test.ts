import {expect, test} from "vitest";
import {type LogSettings, makeLog} from "../../pipeline/schedule/log.js";
import {sayings} from "../../pipeline/schedule/sayings.js";

/** The lines that are written, each as the object it is. */
function logged(settings: LogSettings, work: (log: ReturnType<typeof makeLog>) => void): Record<string, unknown>[] {
  let written = "";
  work(
    makeLog(settings, line => {
      written += line;
    })
  );
  return written
    .split("\n")
    .slice(0, -1)
    .map(line => JSON.parse(line) as Record<string, unknown>);
}

const japanese = {level: "info", lang: "ja"} as const;

test("a line is one JSON object with its level, time, code, words and facts", () => {
  const [line, ...others] = logged(japanese, log => log.say("run_ended", {outcome: "unchanged", ms: 5}));
  expect(others).toEqual([]);
  const {time, ...rest} = line ?? {};
  expect(time).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
  expect(rest).toEqual({level: "info", code: "run_ended", msg: "実行が終わりました", outcome: "unchanged", ms: 5});
});

test("the code is the same in both languages, the words are those asked for", () => {
  for (const lang of ["ja", "en"] as const) {
    const lines = logged({level: "debug", lang}, log => {
      for (const code of Object.keys(sayings)) log.say(code as keyof typeof sayings);
    });
    expect(lines.map(({code, msg, level}) => [code, msg, level])).toEqual(
      Object.entries(sayings).map(([code, saying]) => [code, saying[lang], saying.level])
    );
  }
  const words = Object.values(sayings).map(({en}) => en);
  expect(new Set(words).size).toBe(words.length);
  expect(words.filter(text => /[^ -~]/.test(text))).toEqual([]);
});

test("the log of a run has its name on every line, and the others have none", () => {
  const lines = logged(japanese, log => {
    const run = log.of("20261126T063000-9f2c1a");
    run.say("run_queued");
    log.say("schedule_started");
    run.say("run_started", {source_id: "a"});
  });
  expect(lines.map(({code, run_id}) => [code, run_id])).toEqual([
    ["run_queued", "20261126T063000-9f2c1a"],
    ["schedule_started", undefined],
    ["run_started", "20261126T063000-9f2c1a"]
  ]);
});

test.each([
  ["debug", ["step_ended", "run_ended", "source_failed", "run_failed"]],
  ["info", ["run_ended", "source_failed", "run_failed"]],
  ["warn", ["source_failed", "run_failed"]],
  ["error", ["run_failed"]],
  ["silent", []]
] as const)("at level %s only %j are written", (level, expected) => {
  const lines = logged({level, lang: "en"}, log => {
    for (const code of ["step_ended", "run_ended", "source_failed", "run_failed"] as const) log.say(code);
  });
  expect(lines.map(({code}) => code)).toEqual(expected);
});

test("text of others, with line feeds and quotes, stays one line", () => {
  const why = ['a: 「"」\n    at x / "x"', "二行目\u2028"];
  expect(logged(japanese, log => log.say("source_failed", {why}))).toMatchObject([{why}]);
});
