import {ja as window} from "../src/components/words.js";

/** Every word of the Japanese site. */
export const ja = window;
