import type {Worker} from "node:worker_threads";
import type {Reading} from "../contracts/reading.js";
import {OperatorError, UnreadableFile} from "../errors.js";
import {unreadable} from "../read/bytes/unreadable.js";
import type {FileForm} from "./fileForm.js";
import {type Saying, unpack} from "./readerTalk.js";

/** What the thread answers of the file it was just asked about; rejects with what it says, or with how it ended. */
export function answerOf(
  thread: Worker,
  name: string,
  mostMb: number
): Promise<{readings: Reading[]; form?: FileForm}> {
  const batches: Reading[][] = [];
  return new Promise((resolve, reject) => {
    const listener = (saying: Saying) => {
      if (saying.said === "readings") return void batches.push(unpack(saying.packed));
      thread.off("message", listener).off("error", fail).off("exit", gone);
      if (saying.said === "end") resolve({readings: batches.flat(), ...(saying.form && {form: saying.form})});
      else reject(errorOf(saying));
    };
    const fail = (error: Error & {code?: string}) =>
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooHeavy(name, mostMb) : error);
    const gone = (code: number) => reject(new Error(`the reading thread ended with ${code} while it read ${name}`));
    thread.on("message", listener).once("error", fail).once("exit", gone);
  });
}

function errorOf(saying: Saying): Error {
  if (saying.said === "refused") {
    const [problem, ...others] = saying.problems;
    if (problem && saying.unreadable) return new UnreadableFile(problem, saying.unreadable);
    return problem ? new OperatorError(problem, ...others) : new Error("refused without a reason");
  }
  if (saying.said !== "fault") return new Error(`the reading thread said ${saying.said}`);
  return Object.assign(new Error(saying.message), {name: saying.name, stack: saying.stack});
}

/** Held, for it took longer than one file may. */
export function tooSlow(name: string, timeoutMs: number): UnreadableFile {
  const s = timeoutMs / 1000;
  return unreadable(
    name,
    "file_too_slow",
    {ja: `${s} 秒で読み終わりませんでした`, en: `not read after ${s} s`},
    {
      ja: "BIO_READ_TIMEOUT_S 秒以内に読めるファイル（次の実行でもう一度読みます）",
      en: "a file that can be read within BIO_READ_TIMEOUT_S seconds (the next run tries again)"
    }
  );
}

function tooHeavy(name: string, mostMb: number): UnreadableFile {
  return unreadable(
    name,
    "file_too_heavy",
    {ja: `読むのに ${mostMb} MB を超えるメモリーが要ります`, en: `takes more than ${mostMb} MB of memory`},
    {ja: "余分なシートや列を除いたファイル", en: "the file without sheets and columns that are not needed"}
  );
}
