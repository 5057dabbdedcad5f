import {reading} from "../../pipeline/contracts/reading.js";
import type {Source} from "../../pipeline/contracts/source.js";
import {plainSource} from "./store.js";

/** A source that is read in a thread of the tests: its files say what the thread is to do. */
export const strangeSource: Source = {
  ...plainSource,
  id: "strange",
  files: [],
  inbox: "strange",
  *read({content}) {
    yield reading({address: "A1", value: new TextDecoder().decode(content).trim()});
  }
};
