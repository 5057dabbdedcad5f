import {parentPort} from "node:worker_threads";
import type {Reading} from "../contracts/reading.js";
import type {Source} from "../contracts/source.js";
import type {Vocabulary} from "../contracts/vocabulary.js";
import {OperatorError, UnreadableFile} from "../errors.js";
import type {LoadedTable} from "../read/reference/loadedTable.js";
import {readVocabulary} from "../read/reference/vocabulary.js";
import {type FileForm, formOf} from "./fileForm.js";
import {pack, type Question, type Saying} from "./readerTalk.js";

/** So many readings go over at once. */
const BATCH = 20_000;

/** The reading thread: answers one question after the other about files of these sources, until it is ended. */
export function answerReader(sources: readonly Source[]): void {
  let tables: ReadonlyMap<string, LoadedTable> = new Map();
  let vocabulary: Vocabulary | undefined;
  const say = (saying: Saying) => {
    const moved = saying.said === "readings" ? saying.packed.columns.map(({at}) => at.buffer as ArrayBuffer) : [];
    parentPort?.postMessage(saying, moved);
  };
  parentPort?.on("message", (question: Question) => {
    if (question.tables) {
      tables = new Map(question.tables.map(table => [table.name, table as LoadedTable]));
      vocabulary = readVocabulary(tables);
    }
    try {
      const source = sources.find(({id}) => id === question.source);
      if (!source || !vocabulary) throw new Error(`the reading thread knows no source ${question.source}`);
      const form = answer(source, question, vocabulary, tables, readings => {
        say({said: "readings", packed: pack(readings)});
      });
      say({said: "end", ...(form && {form})});
    } catch (error) {
      say(failure(error));
    }
  });
  say({said: "ready"});
}

function answer(
  source: Source,
  {artifact, prefectures, ...facts}: Question,
  vocabulary: Vocabulary,
  tables: ReadonlyMap<string, LoadedTable>,
  send: (batch: Reading[]) => void
): FileForm | undefined {
  const {maxUnzipped, community, asked} = facts;
  const context = {vocabulary, maxUnzipped, community, ...(asked && {asked})};
  const inspection = prefectures && source.inspect?.(artifact, context);
  let batch: Reading[] = [];
  for (const one of inspection?.readings ?? source.read(artifact, context)) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    send(batch);
    batch = [];
  }
  send(batch);
  return inspection && formOf(inspection.found, tables, prefectures);
}

function failure(error: unknown): Saying {
  if (error instanceof UnreadableFile) {
    const {problems, rule, found, expected, address} = error;
    return {said: "refused", problems, unreadable: {rule, found, expected, address}};
  }
  if (error instanceof OperatorError) return {said: "refused", problems: error.problems};
  const {name, message, stack} = error instanceof Error ? error : new Error(String(error));
  return {said: "fault", name, message, stack};
}
