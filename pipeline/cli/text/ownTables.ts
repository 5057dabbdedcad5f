import type {OwnTable} from "../../run/ownTables.js";

/** Where an installation works, and which reference tables it keeps of its own. */
export function homeText(home: string, reference: string, tables: readonly OwnTable[]): string {
  const own =
    tables.length === 0 ? ["  この設置先だけの表はありません / it has no table of its own"] : tables.map(ownTableText);
  return [
    `設置先 / home: ${home}`,
    `  製品の基準表 / the product's reference tables: ${reference}`,
    `  直すには設置先の data/reference に写します / to change one, copy it to data/reference of the home`,
    ...own
  ].join("\n");
}

/** One line: how a table of the home stands to the product's, and what to do. */
export function ownTableText({file, state, before, now}: OwnTable): string {
  const say = {
    different: "設置先の表を使います / the home's own is read",
    same: "製品の表と同じです。消せば製品の更新が届きます / the same as the product's; without it upgrades reach you",
    behind:
      `製品の表がその後変わりました / the product's has changed since: diff ${quoted(before)} ${quoted(now)}` +
      ` – 取り込んだら / once taken over: cp ${quoted(now)} ${quoted(before)}`,
    unread: "この名前の表はないので読みません / no table has this name; it is not read"
  };
  return `  ${file}  ${say[state]}`;
}

/** As a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./@:+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
