import {existsSync} from "node:fs";
import {answerReader} from "../../pipeline/run/answerReader.js";
import {strangeSource} from "./strangeSource.js";

/** A reading thread whose one source does what a file tells it to. */
answerReader([
  {
    ...strangeSource,
    *read({content}) {
      const [word = "", path = ""] = new TextDecoder().decode(content).trim().split(" ");
      if (word === "wait" || (word === "until" && !existsSync(path)))
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); // as deaf as a loop, and cheaper
      if (word === "eat") for (const eaten: number[][] = []; ; ) eaten.push(new Array(1000).fill(eaten.length));
      if (word === "throw") throw new TypeError("a fault of ours");
      if (word === "leave") process.exit(3);
      yield* strangeSource.read({name: "", content}, undefined as never);
    }
  }
]);
