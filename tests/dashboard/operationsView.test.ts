import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {ja} from "../../dashboard/site/words.js";
import {lastFailure} from "../../dashboard/src/components/lastFailure.js";
import {html} from "../../dashboard/src/components/markup.js";
import {failureNotice} from "../../dashboard/src/components/runNotice.js";
import {operationsNow} from "../../dashboard/src/components/views/operations.js";
import type {Operations} from "../../pipeline/contracts/published.js";
import {everyRun, everyState, madeOperations, operatedRun, operatedSource} from "../helpers/operations.js";

const built = {content_id: "ab".repeat(32), built_at: "2026-11-25T21:00:04.000Z", as_of: "2026-11-23"};
const members = html`<p>members</p>`;

/** What the page says of some operations. */
function shown(operations: Operations): Document {
  const text = operationsNow({words: ja, root: "./"}, operations, built, members);
  return parseHTML(`<!doctype html><html><body>${text}</body></html>`).document as unknown as Document;
}

const textOf = (node: ParentNode | null | undefined) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();

function cardOf(page: Document, id: string): Element | undefined {
  return [...page.querySelectorAll("article")].find(card => card.querySelector("code")?.textContent === id);
}

test.each([
  ["wood_survey", "最新", "公表予定 2026-12-25、あと 29 日", "120＝ 受入 110 ＋ 保留 4 ＋ 読み飛ばし 6"],
  ["scheduled_one", "予定", "未実行", "受領なし", "まだない"],
  ["awaited_one", "公表待ち", "予定日 2026-11-20、猶予 あと 3 開庁日", "次は 2026-12-20"],
  ["late_one", "遅延 9日", "予定日 2026-06-26", "受領 5 日前"],
  ["keyless_one", "未設定（E_STAT_APP_ID）"],
  ["asks_nothing", "問合せがまだない", "随時", "予定なし"],
  ["quiet_one", "連続失敗のため休止中", "失敗", "5 回続けて失敗", "api.example.org：接続できない（4 回試した）"],
  ["failed_once", "最新", "失敗", "本日受領", "失敗の理由"]
])("%s stands as %s, by a shape and a word", (id, standing, ...facts) => {
  const page = shown(madeOperations({sources: everyState}));
  const card = cardOf(page, id);
  expect(textOf(card?.querySelector(".standing-of strong"))).toBe(standing);
  expect(card?.querySelector(".standing-of svg")).not.toBeNull();
  for (const fact of facts) expect(textOf(card)).toContain(fact);
  const marks = [...page.querySelectorAll(".standings svg")].map(svg => svg.innerHTML);
  expect(new Set(marks).size).toBe(8); // no two states share a shape
});

test("a source that is heard in part names the requests that fail, why, and when they are tried next", () => {
  const why = [{code: "refused" as const, source_id: "wood_survey", request_id: "gone", host: "a.test", status: 404}];
  const [since, next_try_at] = ["2026-11-24T21:00:00.000Z", "2026-12-01T21:25:00.000Z"];
  const failing = [{request_id: "gone", failures: 5, since, next_try_at, quiet: true, why}];
  const page = shown(madeOperations({sources: [operatedSource({last_outcome: "partly", failing})]}));
  const card = textOf(cardOf(page, "wood_survey"));
  expect(card).toContain("一部失敗");
  expect(card).toContain("失敗している問合せ 1 件（ほかは予定どおり） gone：2026-11-25 06:00 から失敗（5 回）");
  expect(card).toContain("a.test：断られた（HTTP 404）連続失敗のため休止中。次に試すのは 2026-12-02 06:25");
  expect(page.querySelectorAll(".operated.alarming").length).toBe(1);
});

test("what needs a person comes first, and is said again as work to be done", () => {
  const page = shown(madeOperations({sources: everyState}));
  const order = [...page.querySelectorAll("article code")].map(textOf);
  expect(order.slice(0, 4)).toEqual(["late_one", "quiet_one", "failed_once", "wood_survey"]);
  expect(textOf(page.querySelector("dl.members"))).toContain("鍵のない統計鍵がない。環境変数 E_STAT_APP_ID");
  expect(textOf(page.querySelector("dl.members"))).toContain("問合せのない統計問合せがまだない。");
});

test("a run that should have begun already is told of as overdue", () => {
  const next = (next_run_at: string) => shown(madeOperations({sources: [operatedSource({next_run_at})]}));
  expect(textOf(next("2026-11-25T21:00:00.000Z").body)).toContain("2026-11-26 06:00予定の時刻を過ぎている");
  expect(textOf(next("2026-11-25T21:00:05.000Z").body)).not.toContain("過ぎている");
});

test("a trend is drawn from two points on, with all its numbers in words", () => {
  const page = shown(madeOperations({sources: everyState}));
  const svg = cardOf(page, "wood_survey")?.querySelector(".trend svg");
  expect([svg?.querySelectorAll(".read").length, svg?.querySelectorAll(".held").length]).toEqual([5, 3]);
  expect(svg?.getAttribute("aria-label")).toContain("2026-11-14 06:00 読取り 110、うち保留 12");
  expect(textOf(cardOf(page, "wood_survey")?.querySelector(".trend"))).toBe("読取り 40 → 120、保留 0 → 1");
  const one = {at: "2026-11-20T00:00:00.000Z", readings: 0, accepted: 0, quarantined: 0};
  for (const trend of [[], [one]])
    expect(shown(madeOperations({sources: [operatedSource({trend})]})).querySelector(".trend")).toBeNull();
  const nothing = shown(madeOperations({sources: [operatedSource({trend: [one, one]})]}));
  expect(nothing.querySelector(".trend svg")?.outerHTML).not.toContain("NaN");
});

test("the runs stand newest first with why they began, how they ended, and their steps; older ones are folded", () => {
  const older = Array.from({length: 5}, (_, i) => operatedRun({run_id: `older-${i}`}));
  const page = shown(madeOperations({sources: everyState, runs: [...everyRun, ...older], unreadable_lines: 2}));
  const rows = [...page.querySelectorAll("table")].map(table => [...table.querySelectorAll("tbody tr")].map(textOf));
  expect(rows.map(({length}) => length)).toEqual([10, 2]);
  const said = ["待機", "実行中補完実行", "失敗再試行", "変更なし初回", "停止手動", "中断定期", "公開手動"];
  for (const [i, words] of said.entries()) expect(rows[0]?.[i]).toContain(words);
  expect(rows[0]?.[2]).toContain("休止中の統計2 分 5 秒3 段階・理由 2 件");
  expect(rows[0]?.[6]).toContain("受領済みのファイル4.4 秒");
  expect(rows[0]?.[6]).toContain("木造建築の調査への問合せで受領 2（0.5 秒）公開した表 1,048（2.2 秒）");
  expect(page.querySelectorAll("caption").length).toBe(2);
  expect(textOf(page.body)).toContain("実行記録のうち 2 行は読めない");
});

test("only a failure of the run that ended last is told, whatever is queued or under way since", () => {
  const failed = shown(madeOperations({sources: everyState, runs: everyRun}));
  expect(textOf(failed.querySelector(".notice.failed"))).toBe(
    "直近の実行（2026-11-26 05:30）は失敗しました。公開中の数値は前の版のまま。 再試行・休止中の統計・data/reference/series.csv:12：表に誤りがある（ほか 1 件）"
  );
  const mended = [operatedRun({outcome: "unchanged", ended_at: "2026-11-25T20:30:01.000Z"}), ...everyRun];
  expect(shown(madeOperations({runs: mended})).querySelector(".notice")).toBeNull();
  expect([lastFailure({runs: everyRun})?.run_id, lastFailure({runs: mended}), lastFailure({runs: []})]).toEqual([
    "failed",
    undefined,
    undefined
  ]);
  expect(String(failureNotice(madeOperations({runs: everyRun}), ja, "../"))).toContain('href="../operations.html"');
  expect(failureNotice(madeOperations(), ja, "./")).toBeUndefined();
});

test("before anything has run the page says so, and a newer set than the site's is told of", () => {
  const page = shown(madeOperations({sources: [], runs: [], built_from: null}));
  expect(textOf(page.body)).toContain("実行の記録はまだない。");
  expect(textOf(page.body)).toContain("鍵や問合せを待っている情報源はない。");
  expect(page.querySelector(".notice")).toBeNull();
  const newer = shown(madeOperations({built_from: {...built, content_id: "cd".repeat(32)}}));
  expect(textOf(newer.querySelector(".notice"))).toContain("サイトはまだ作り直されていない。");
});

test("titles, reasons and variables from elsewhere are printed as text", () => {
  const evil = `"><img src=x onerror=alert(1)><script>alert(1)</script>`;
  const why = [{code: "other" as const, place: evil, host: evil, request_id: evil}];
  const source = operatedSource({title_ja: evil, release: evil, failures: 1, why, lacks: "key", key_variable: evil});
  const run = operatedRun({outcome: "failed", sources: [evil], why, steps: [{step: `ask ${evil}`, count: 1, ms: 1}]});
  const page = shown(madeOperations({sources: [source], runs: [run]}));
  expect(page.querySelectorAll("img, script").length).toBe(0);
  expect(textOf(page.querySelector("h3"))).toBe(evil);
});
