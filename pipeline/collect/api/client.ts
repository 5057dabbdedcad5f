import type {ShapeFault} from "../../contracts/api/json.js";
import type {Request} from "../../contracts/request.js";
import type {Problem} from "../../errors.js";

/** One page to fetch: below the API's base address, without the key. */
export interface Call {
  /** Names the page within its request: "page-1.json". */
  name: string;
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Statuses that are an answer too, e.g. 404 for "nothing found". */
  answers?: readonly number[];
  /** Variables of the environment whose values stand in the path. */
  variables?: readonly string[];
  /**
   * An answer equal to the last one means that nothing new stands behind it: the rest of the request is not fetched.
   */
  gate?: boolean;
}

/** What a service answered. `json` has its numbers as texts; undefined where the body is no JSON. */
export interface Reply {
  status: number;
  content: Uint8Array;
  json: unknown;
}

/** What a client makes of an answer: a page to keep, with those that follow; or a refusal, of which nothing is kept. */
export type Heard =
  | {keep: true; next?: Call[]}
  | {
      keep: false;
      problem: Omit<Problem, "where"> /** True where every other question would be refused too: a bad key. */;
      everywhere?: boolean;
      /** True where the pages before it are of no use either: they contradict it, or are not all there. */
      anew?: boolean;
    };

/** A number that a service states of its own answer, and what it comes to when counted. */
export interface Count {
  /** In words, with the service's own name for it: "number of rows (total)". */
  what: {ja: string; en: string};
  /** As it stands in the answer. */
  stated: string;
  /** What it has to be, where it is stated of this page alone. */
  here?: number;
  /**
   * Else it is stated of the whole answer, and alike on every page: what this page adds to the sum that it has to be.
   * Undefined where that cannot be said.
   */
  adds?: number | undefined;
}

/** Those of the numbers that an answer states; what stands in a number's place is shown as JSON. */
export function countsOf(given: readonly (Omit<Count, "stated"> & {stated: unknown})[]): Count[] {
  return given.flatMap(({stated, ...count}) => {
    if (stated === undefined) return [];
    return [{...count, stated: typeof stated === "string" ? stated : JSON.stringify(stated)}];
  });
}

/** How one service is asked. It knows addresses, pages and errors, and nothing of what figures mean. */
export interface Client {
  /** Ends with a slash; calls are below it. */
  base: string;
  /** The environment variable that holds the key, and how the key travels. */
  key?: {variable: string; parameter?: string; header?: string};
  /** Calls a second, at most. */
  perSecond: number;
  /**
   * True where each request goes to a site of its own, at an address of anybody's: that one cannot be heard says
   * nothing of the others, and what it says is not repeated.
   */
  apart?: boolean;
  calls(request: Request): Call[];
  /** The variables that a request names; without a value for each it cannot be asked. */
  variables?(request: Request): string[];
  /** Given an answer of an unexpected shape it says keep: the reader holds it whole, with the place. */
  hear(call: Call, reply: Reply): Heard;
  /**
   * The numbers that an answer to be kept states of itself, none where it states none; of one that cannot be
   * counted what is odd in its shape, for which its reader will hold it. A service that states none has no such method.
   */
  counts?(call: Call, reply: Reply): Count[] | ShapeFault;
  /** Leaves out of an answer what changes from call to call although no figure did. */
  lasting?(json: unknown): unknown;
  /** Looks ids up by a name, for the tables people keep. */
  search?: {
    call(name: string): Call;
    hear(call: Call, reply: Reply): Heard;
    found(reply: Reply): Record<string, string>[];
  };
  /** Takes out what may not be stored, before anything is written. */
  clean?(content: Uint8Array): Uint8Array;
}
