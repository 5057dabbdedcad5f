import type {Source} from "../contracts/source.js";
import publishedFigures from "./published_figures.js";

/** Every source of the product, in the order of collecting. A new source is one file and one line here. */
export const sources: readonly Source[] = [publishedFigures];
