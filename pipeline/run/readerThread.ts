import {sources} from "../sources/index.js";
import {answerReader} from "./answerReader.js";

answerReader(sources);
