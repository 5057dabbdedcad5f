import type {LedgerEnd, LedgerLine} from "../contracts/ledger.js";
import {OperatorError, type Problem} from "../errors.js";
import {isBefore, lineHash, parseLine} from "./ledger.js";

/**
 * What is wrong with the ledger, a problem a line, in the order of the lines: a line that is no receipt, that does not
 * carry the hash of the line before it, or is dated before it without the mark of a clock set back; and less, or
 * something else, than was acknowledged. Lines of earlier versions carry no hash: they may stand before all others.
 */
export function chainFaults(lines: readonly string[], path: string, acknowledged?: LedgerEnd): Problem[] {
  const faults: Problem[] = [];
  let before: LedgerLine | undefined;
  let begun = false;
  for (const [i, line] of lines.entries()) {
    const where = `${path}:${i + 1}`;
    try {
      const entry = parseLine(line, where);
      const {previous} = entry;
      begun ||= previous !== undefined;
      if (begun && previous !== lineHash(lines[i - 1])) faults.push(broken(where, previous, lines[i - 1]));
      else if (begun && before && isBefore(entry, before) && !entry.clock_back)
        faults.push(outOfOrder(where, entry, before));
      before = entry;
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      faults.push(...error.problems);
      before = undefined;
    }
  }
  return [...faults, ...lossesSince(acknowledged, lines, path)];
}

function lossesSince(acknowledged: LedgerEnd | undefined, lines: readonly string[], path: string): Problem[] {
  if (acknowledged === undefined) return [];
  const {count, last} = acknowledged;
  if (lines.length < count)
    return [
      damage(path, {
        ja: `受領の記録が ${lines.length} 行です。前回の実行の終わりには ${count} 行ありました。`,
        en: `found ${lines.length} receipts, expected at least the ${count} that the last run left.`
      })
    ];
  const found = lineHash(lines[count - 1]);
  if (found === last) return [];
  return [
    damage(`${path}:${count}`, {
      ja: `この行が前回の実行の終わりと違います（SHA-256 ${short(found)}、前回 ${short(last)}）。`,
      en: `this line is not what the last run left (found SHA-256 ${short(found)}, expected ${short(last)}).`
    })
  ];
}

function broken(where: string, previous: string | undefined, before: string | undefined): Problem {
  const [found, expected] = [previous === undefined ? "–" : short(previous), short(lineHash(before))];
  if (before?.endsWith("\r"))
    return damage(where, {
      ja: "行末が CRLF に変わっています。LF に戻すと読めます。",
      en: "lines end in CRLF, expected LF as they were written."
    });
  return damage(where, {
    ja: `前の行とつながりません（previous が ${found}、前の行の SHA-256 は ${expected}）。どちらかが変わったか失われました。`,
    en: `does not follow from the line before (found previous ${found}, expected ${expected}): one was changed or lost.`
  });
}

function outOfOrder(where: string, {received_at}: LedgerLine, before: LedgerLine): Problem {
  return damage(where, {
    ja: `受領の日時 ${received_at} が前の行の ${before.received_at} より前です（clock_back の印もありません）。`,
    en: `found the date ${received_at}, expected none before ${before.received_at} of the line before (no clock_back).`
  });
}

/** A damage of the ledger, with what to do. */
function damage(where: string, {ja, en}: {ja: string; en: string}): Problem {
  return {
    where,
    ja: `${ja}${whatToDo.ja}`,
    en: `${en} ${whatToDo.en}`,
    reason: {code: "archive_damaged"}
  };
}

/** What settles a damage of the ledger, and bytes without a receipt. */
export const whatToDo = {
  ja: "控えから ledger.jsonl を戻すか、bio archive adopt で受け入れてください。",
  en: "Restore ledger.jsonl from a copy, or use bio archive adopt."
};

function short(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}
