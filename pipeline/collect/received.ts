import type {ReceivedArtifact} from "../contracts/artifact.js";
import {dayInJapan} from "../contracts/day.js";
import type {Receipt} from "../contracts/ledger.js";
import {requestIdOf} from "../contracts/request.js";
import type {Dated} from "./dates.js";

/** A content under a name. */
export interface Content {
  file: string;
  artifact_sha256: string;
}

/** A receipt with its day, and its place in the order of receiving; the pages of one answer share theirs. */
export interface Placed {
  receipt: Receipt;
  /** What it is a part of: the request it answers with other pages, or the file alone. */
  answer: string;
  on: string;
  order: number;
}

/** The receipts of one source, in their order. */
export function placedOf(sourceId: string, dated: readonly Dated[]): Placed[] {
  const places = new Map<string, number>();
  return [...dated.entries()]
    .filter(([, {receipt}]) => receipt.source_id === sourceId)
    .map(([i, {receipt, at}]) => {
      const request = requestIdOf(sourceId, receipt.name);
      const answer = request === undefined ? receipt.name : `api/${sourceId}/${request}`;
      // the receipts of one asking are all of one instant, and so are those of the files that a run found
      const place = `${request} ${receipt.received_at}`;
      const order = places.get(place) ?? i + 1;
      places.set(place, order);
      return {receipt, answer, on: dayInJapan(new Date(at)), order};
    });
}

/** What was received, each content under each name once, in the order of first receipt. */
export function contentsOf(placed: readonly Placed[]): Content[] {
  const contents = placed
    .filter(({receipt}) => !receipt.gone)
    .map(({receipt: {name, sha256}}) => [keyOf(name, sha256), {file: name, artifact_sha256: sha256}] as const);
  return [...new Map(contents).values()];
}

/**
 * The receipts that tell what was known by a day: those up to it. Of an answer that came later the first that could be
 * read is among them, for what it holds may have been published before.
 */
export function placedBy(
  day: string,
  placed: readonly Placed[],
  unreadable: (content: Content) => boolean
): readonly Placed[] {
  const first = new Map<string, Placed>();
  for (const one of placed) {
    const {name, sha256, gone} = one.receipt;
    if (!gone && !first.has(one.answer) && !unreadable({file: name, artifact_sha256: sha256}))
      first.set(one.answer, one);
  }
  return placed.filter(({answer, on, order}) => on <= day || order <= (first.get(answer)?.order ?? 0));
}

/**
 * The stays of contents, in the order in which they began; the pages of one answer begin and end together. An answer of
 * which a page cannot be read ends no stay: until a whole one comes, what stood before stands.
 */
export function staysOf(placed: readonly Placed[], unreadable: (content: Content) => boolean): ReceivedArtifact[] {
  const isHeld = ({receipt: {name, sha256, gone}}: Placed) =>
    !gone && unreadable({file: name, artifact_sha256: sha256});
  const torn = new Set(placed.filter(isHeld).map(({answer, order}) => `${order} ${answer}`));
  const stays: ReceivedArtifact[] = [];
  const standing = new Map<string, ReceivedArtifact>();
  const last = new Map<string, ReceivedArtifact>();
  const newest = new Map<string, ReceivedArtifact>();
  const stood = new Map<string, number>();
  /** Stays that a torn answer would have ended; the next whole one does. */
  const kept = new Map<string, ReceivedArtifact[]>();
  for (const one of placed) {
    const {receipt, answer, on, order} = one;
    const {name: file, sha256: artifact_sha256, received_at} = receipt;
    const key = keyOf(file, artifact_sha256);
    const end = (stay: ReceivedArtifact) => Object.assign(stay, {ended_order: order, ended_on: on});
    const isTorn = torn.has(`${order} ${answer}`);
    if (!isTorn) for (const stay of take(kept, answer)) end(stay);
    const [former, known, before] = [standing.get(file), last.get(key), newest.get(file)];
    if (before) before.is_newest = false;
    if (known && !receipt.gone) Object.assign(known, {receipts: known.receipts + 1, last_received_at: received_at});
    if (former && former === known && !receipt.gone) {
      newest.set(file, Object.assign(former, {is_newest: true}));
      continue;
    }
    if (former && !isHeld(one)) {
      standing.delete(file);
      if (isTorn) kept.set(answer, [...(kept.get(answer) ?? []), former]);
      else end(former);
    }
    if (receipt.gone) continue;
    const stay = begun(one, known);
    if (known) known.is_last_stay = false;
    stays.push(stay);
    last.set(key, stay);
    newest.set(file, stay);
    if (isHeld(one)) {
      end(stay);
      continue;
    }
    stay.follows = (stood.get(answer) ?? order) < order;
    standing.set(file, stay);
    if (!stood.has(answer)) stood.set(answer, order);
  }
  return stays;
}

/** A stay that begins, after the last one of the same content if there was one. */
function begun({receipt, answer, on, order}: Placed, known: ReceivedArtifact | undefined): ReceivedArtifact {
  const {source_id, name: file, sha256: artifact_sha256, bytes, received_at} = receipt;
  return {
    source_id,
    file,
    artifact_sha256,
    stay: (known?.stay ?? 0) + 1,
    is_last_stay: true,
    answer,
    bytes,
    receipts: known?.receipts ?? 1,
    first_received_at: known?.first_received_at ?? received_at,
    last_received_at: received_at,
    received_on: on,
    received_order: order,
    ended_order: null,
    ended_on: "",
    is_newest: true,
    follows: false
  };
}

function take<T>(all: Map<string, T[]>, key: string): T[] {
  const taken = all.get(key) ?? [];
  all.delete(key);
  return taken;
}

function keyOf(file: string, sha256: string): string {
  return `${sha256} ${file}`;
}
