import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {intakeTidy} from "../../pipeline/bulk/intake.js";
import type {TidyFile, TidyIntake, TidyOptions} from "../../pipeline/bulk/tidyFile.js";
import type {TidyRole, TidyShape} from "../../pipeline/bulk/tidyShape.js";
import {referenceTables} from "../../pipeline/contracts/reference.js";
import {loadReference} from "../../pipeline/models/load.js";
import {textReader} from "../../pipeline/models/texts.js";
import {run, type Store, withMemoryStore} from "../../pipeline/store.js";
import {withFolder} from "../helpers/project.js";
import {everything, series} from "../helpers/store.js";

export const HEADER = "series_id,period,value,unit,status,published_on,note";

/** Figures by series: s1 and s2 are counted in 人, m1 in 億円, u-件 in 件, and so for every unit. */
export const SHAPE: TidyShape = shape(HEADER);

/** A shape whose columns are named for what they hold. */
export function shape(header: string): TidyShape {
  return {delimiter: ",", columns: header.split(",").map(name => ({header: name, role: name as TidyRole}))};
}

/** One sound row; what is given stands in place of its cells. */
export function row(cells: Partial<Record<TidyRole, string>> = {}): string {
  const sound = {
    series_id: "s1",
    period: "2020",
    value: "12",
    unit: "人",
    status: "actual",
    published_on: "2021-06-30"
  };
  return Object.values({...sound, note: "", ...cells}).join(",");
}

export interface Taken extends TidyIntake {
  store: Store;
  /** What is left beside the file. */
  folder: string;
}

/** Takes in one file through the real function, in a fresh store that knows the words of data/reference. */
export async function withIntake(
  content: string | Uint8Array,
  work: (taken: Taken) => Promise<void>,
  {
    shape = SHAPE,
    threads = 2,
    encoding,
    inHandOn,
    ...options
  }: Partial<TidyOptions> & {shape?: TidyShape; threads?: number} & Pick<TidyFile, "encoding" | "inHandOn"> = {}
): Promise<void> {
  await withFolder(async folder => {
    const path = join(folder, "tidy.csv");
    await writeFile(path, content);
    await withMemoryStore(async store => {
      await run(store, `set threads = ${threads}`);
      await withReference(store);
      const taken = await intakeTidy(
        store,
        {path, name: "tidy.csv", ...(encoding && {encoding}), ...(inHandOn && {inHandOn})},
        shape,
        {readTexts: await textReader(store), ...options}
      );
      await work({...taken, store, folder});
      if ((await readFile(path)).compare(Buffer.from(content)) !== 0) throw new Error("the file itself was changed");
    });
  });
}

export async function withReference(store: Store): Promise<void> {
  await run(store, "create schema reference");
  const units = (everything.unit ?? []).map(({unit = ""}) => series({series_id: `u-${unit}`, unit}));
  const added = [
    ...["s1", "s2"].map(series_id => series({series_id, unit: "人"})),
    series({series_id: "m1", unit: "億円"}),
    ...units
  ];
  for (const table of Object.keys(referenceTables)) {
    const rows = [...(everything[table] ?? []), ...(table === "series" ? added : [])];
    await loadReference(
      store,
      table,
      rows.map((fields, i) => ({line: i + 2, fields}))
    );
  }
}

/** A text in CP932, by the decoder turned round. */
export function cp932(text: string): Uint8Array {
  const decoder = new TextDecoder("shift_jis");
  const bytes = new Map<string, number[]>();
  for (let lead = 0x81; lead < 0xfd; lead += 1) {
    if (lead >= 0xa0 && lead < 0xe0) continue;
    for (let trail = 0x40; trail < 0xfd; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !bytes.has(character)) bytes.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap(character => bytes.get(character) ?? [character.charCodeAt(0)]));
}
