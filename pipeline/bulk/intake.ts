import {rm} from "node:fs/promises";
import {finish, outsideTransaction, quoteText, run, type Store, select} from "../store.js";
import {judgeRows} from "./judgeRows.js";
import {StraightCopy} from "./straightCopy.js";
import {type OddLine, type Survey, survey} from "./survey.js";
import type {TidyFile, TidyIntake, TidyOptions} from "./tidyFile.js";
import {checkShape, type TidyShape} from "./tidyShape.js";

/**
 * Takes in a tidy file of any length: rows that count into bulk.accepted_…, the others into bulk.quarantine_… with
 * their physical line and rule, and what each distinct text was read as into bulk.spelling_…; all three are named by
 * the file's hash, so hash and line lead back to what was typed. Needs the reference tables in the store, and scratch
 * space beside the file where it cannot be read as it stands. Throws UnreadableFile, leaving no table, for a file that
 * is no such table, and for one with too many bad rows.
 */
export async function intakeTidy(
  store: Store,
  file: TidyFile,
  shape: TidyShape,
  options: TidyOptions
): Promise<TidyIntake> {
  checkShape(shape);
  return outsideTransaction(store, () => takeIn(store, file, shape, options));
}

async function takeIn(store: Store, file: TidyFile, shape: TidyShape, options: TidyOptions): Promise<TidyIntake> {
  const copy = new StraightCopy(file.path, `${file.path}.straight-${process.pid}`);
  const [before] = await select(store, "select current_setting('memory_limit') as memory");
  const limit = (memory: string) => run(store, `set memory_limit = ${quoteText(memory)}`);
  const work = async () => {
    if (options.memoryLimit) await limit(options.memoryLimit);
    await run(
      store,
      `create table tidy.received as select ${file.inHandOn ? quoteText(file.inHandOn) : "null"}::date as in_hand_on`
    );
    const facts = await readFileOnce(store, file, shape, copy, options.progress);
    const straight = {name: file.name, path: copy.begun ? copy.path : file.path};
    return judgeRows(store, straight, shape, facts, options);
  };
  await run(store, "attach ':memory:' as tidy");
  return finish(
    work,
    () => copy.close(),
    () => rm(copy.path, {force: true}),
    () => run(store, "detach tidy"),
    () => options.memoryLimit && limit(String(before?.memory))
  );
}

async function readFileOnce(
  store: Store,
  {path, name, encoding = "utf-8"}: TidyFile,
  shape: TidyShape,
  copy: StraightCopy,
  progress: (rows: number) => void = () => {}
): Promise<Survey> {
  await run(store, "create table tidy.odd_line (line integer, rule_id varchar, text varchar)");
  const appender = await store.createAppender("odd_line", "main", "tidy");
  const found = (odd: OddLine[], records: number) => {
    for (const {line, rule, text} of odd) {
      appender.appendInteger(line);
      appender.appendVarchar(rule);
      appender.appendVarchar(text);
      appender.endRow();
    }
    progress(records);
  };
  return finish(
    () => survey({path, name, encoding, shape, copy, found}),
    () => appender.closeSync()
  );
}
