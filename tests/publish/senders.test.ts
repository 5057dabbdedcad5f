import {readlinkSync, statSync} from "node:fs";
import {dirname, join} from "node:path";
import {gunzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import {quoteText, type Store, select, withMemoryStore} from "../../pipeline/store.js";
import {comparableSites} from "../helpers/comparableSites.js";
import {filesIn} from "../helpers/project.js";
import {CANARIES, COUNTED, REPORT} from "../helpers/senders.js";
import type {TestSite} from "../helpers/site.js";

let site: TestSite;
let then: TestSite;
/** The project's data folder. */
let data: string;
/** All that can be read in what is public, by path: compressed files unpacked, Parquet as its cells. */
let open: Map<string, string>;
let code: string;

beforeAll(async () => {
  [site, then] = await comparableSites();
  data = dirname(dirname(site.published));
  const folders = [join(data, "published"), site.folder, then.folder];
  open = await withMemoryStore(async store => {
    const texts = new Map<string, string>();
    for (const folder of folders)
      for (const [path, bytes] of await filesIn(folder))
        texts.set(join(folder, path), await readable(store, join(folder, path), bytes));
    return texts;
  });
  const received = [...(await filesIn(join(data, "archive"))).values()].map(sha256Of);
  const reports = (await site.csv("source_status")).filter(({source_id}) => source_id === "community_report");
  expect(reports.map(({artifact_sha256}) => artifact_sha256).every(sha => received.includes(sha ?? ""))).toBe(true);
  code = reports.find(({accepted}) => accepted === "2")?.file ?? "";
});
afterAll(async () => {
  for (const one of [site, then]) await one?.close();
});

async function readable(store: Store, path: string, bytes: Buffer): Promise<string> {
  if (path.endsWith(".gz")) return gunzipSync(bytes).toString("utf8");
  if (!path.endsWith(".parquet")) return bytes.toString("utf8");
  return JSON.stringify(await select(store, `select * from read_parquet(${quoteText(path)})`));
}

/** A word as it may stand in a file: in both spellings, in JSON or a script, in an address. */
function spellings(word: string): string[] {
  const forms = [word.normalize("NFC"), word.normalize("NFD")];
  const hex = (one: string) => one.charCodeAt(0).toString(16).padStart(4, "0");
  const small = (text: string) => text.replace(/[^ -~]/g, one => `\\u${hex(one)}`);
  const large = (text: string) => text.replace(/[^ -~]/g, one => `\\u${hex(one).toUpperCase()}`);
  return forms.flatMap(text => [text, small(text), large(text), encodeURIComponent(text)]);
}

function placesOf(word: string): string[] {
  const forms = spellings(word);
  return [...open]
    .filter(([path, text]) => forms.some(form => text.includes(form) || path.includes(form)))
    .map(([path]) => path);
}

describe("of what was sent and decided, nothing is public but what counts", () => {
  test.each(Object.entries(CANARIES))("%s stands nowhere in sets and sites: %s", (_name, word) => {
    expect(placesOf(word)).toEqual([]);
  });

  test("the cell of a figure that counts is found, in every kind of file", () => {
    const kinds = (word: string) => new Set(placesOf(word).map(path => /\.(\w+)(\.gz)?$/.exec(path)?.[0]));
    expect(kinds(`${COUNTED.sheet}!C2`)).toEqual(
      new Set([".arrow", ".csv", ".csv.gz", ".parquet", ".html", ".html.gz"])
    );
    expect(kinds(code)).toEqual(expect.objectContaining(new Set([".json", ".json.gz", ".arrow.gz"])));
  });

  test("the full lists hold all of it, for one account alone, and point to the public ones", async () => {
    const folder = join(data, "internal");
    const lists = await filesIn(join(folder, readlinkSync(join(folder, "current"))));
    expect([...lists.keys()]).toEqual(["correction.csv", "file.csv", "quarantine.csv"]);
    const whole = [...lists.values()].join("\n");
    const {note, ...listed} = CANARIES;
    expect(Object.values(listed).filter(word => !whole.includes(word))).toEqual([]);
    expect(String(lists.get("file.csv"))).toContain(`${REPORT},${code},`);
    const modes = [folder, join(folder, "current"), join(folder, "current/file.csv")].map(
      path => statSync(path).mode & 0o777
    );
    expect(modes).toEqual([0o700, 0o700, 0o600]);
    expect(note).not.toBe("");
  });
});
