import type {ShapeFault} from "../contracts/api/json.js";
import type {Problem} from "../errors.js";
import type {Call, Client, Count, Heard, Reply} from "./api/client.js";

type Said = Omit<Problem, "where">;

/** Compares what a service states of its own answer with what came: page by page, and once all pages are there. */
export interface Tally {
  page(call: Call, reply: Reply): Said | undefined;
  end(): Said | undefined;
}

/** Of one asking. A shortfall, or pages that contradict each other, are told by the numbers stated and counted. */
export function tallyOf({counts}: Client): Tally {
  const known = new Map<string, {count: Count; sum: number | undefined}>();
  let pages = 0;
  let uncounted: {name: string; fault: ShapeFault} | undefined;
  return {
    page(call, reply) {
      const found = counts?.(call, reply) ?? [];
      if (!Array.isArray(found)) uncounted = {name: call.name, fault: found};
      else {
        for (const count of found) {
          const odd = oddIn(count, known.get(count.what.en)?.count.stated);
          if (odd) return odd;
          const {sum} = known.get(count.what.en) ?? {sum: 0};
          if (count.here === undefined) known.set(count.what.en, {count, sum: sumOf(sum, count.adds)});
        }
      }
      if (!Array.isArray(found) || found.length > 0) pages++;
      // a page held for its shape alone is an answer as it came; among others it would pass off a part as the whole
      return uncounted !== undefined && pages > 1 ? notCounted(uncounted) : undefined;
    },
    end() {
      const short = [...known.values()].find(({count, sum}) => sum !== undefined && sum !== Number(count.stated));
      return short && differs(short.count, short.sum ?? 0);
    }
  };
}

/**
 * Hears the pages of one asking as its client does, and refuses those that are not what they state of themselves. It is
 * told how many more calls wait.
 */
export function hearerOf(client: Client): (call: Call, reply: Reply, waiting: number) => Heard {
  const tally = tallyOf(client);
  return (call, reply, waiting) => {
    const heard = client.hear(call, reply);
    if (!heard.keep) return heard;
    const isLast = waiting + (heard.next ?? []).length === 0;
    const problem = tally.page(call, reply) ?? (isLast ? tally.end() : undefined);
    return problem ? {keep: false, problem, anew: true} : heard;
  };
}

/** Where one page cannot be counted there is no sum. */
function sumOf(sum: number | undefined, adds: number | undefined): number | undefined {
  return sum === undefined || adds === undefined ? undefined : sum + adds;
}

function oddIn(count: Count, before: string | undefined): Said | undefined {
  const {what, here} = count;
  const stated = shown(count.stated);
  if (!/^\d{1,15}$/.test(count.stated))
    return {
      ja: `応答の${what.ja}が整数ではありません：${stated}`,
      en: `the answer states a ${what.en} that is no whole number: ${stated}`
    };
  if (here !== undefined) return Number(count.stated) === here ? undefined : differs(count, here);
  if (before === undefined || Number(before) === Number(count.stated)) return undefined;
  return {
    ja: `応答の${what.ja}がページの間で変わりました：${before} の後に ${stated}。`,
    en: `the ${what.en} changed between pages: ${before}, then ${stated}.`
  };
}

function differs({what, stated}: Count, counted: number): Said {
  return {
    ja: `応答が揃っていません。${what.ja}は応答では ${shown(stated)}、数えると ${counted} です。`,
    en: `the answer is not whole: it states a ${what.en} of ${shown(stated)}, counted were ${counted}.`
  };
}

function notCounted({name, fault}: {name: string; fault: ShapeFault}): Said {
  const {path, found, expected} = fault;
  return {
    ja: `応答が揃っていません。${name} ${path} の形が仕様と違い数えられません：${found}。${expected} が必要です。`,
    en: `the answer is not whole: ${name} ${path} cannot be counted, found ${found}, expected ${expected}.`
  };
}

function shown(stated: string): string {
  return stated.length <= 40 ? stated : `${stated.slice(0, 37)}...`;
}

/** A service that does not heed the page it is asked for would otherwise be followed for ever. */
export const round = {
  ja: "サービスが同じページを次のページとして示しました。",
  en: "the service named a page as the next one that it had given before."
};
