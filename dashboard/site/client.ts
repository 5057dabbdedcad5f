import {enliven} from "../src/components/enliven.js";
import {ja} from "./words.js";

void enliven(ja);
