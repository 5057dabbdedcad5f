import type {Request} from "../contracts/request.js";
import {AHEAD_MS, type FailingRequest} from "../contracts/runEvent.js";
import {OperatorError, type Problem} from "../errors.js";
import {questionOf} from "./progress.js";

/** Which requests of a source are asked, and which were failing before. */
export interface Which {
  /** Those alone; all unless said. */
  only?: readonly string[] | undefined;
  /** Not these: they wait for their own next try, unless the question is another since. */
  waiting?: readonly string[];
  failing?: readonly FailingRequest[];
}

/** How requests are asked. */
export interface Asks {
  source_id: string;
  /** Asks one, and returns how much was new. Throws OperatorError where it is not heard. */
  ask: (request: Request) => Promise<number>;
  /** Whether the next one would fare no better: those behind it are then not asked. */
  leaves: (error: OperatorError) => boolean;
  now: () => Date;
  /** Whether whoever asks was asked to stop: what was learnt until then stands. */
  stopped: () => boolean;
}

/** What came of it. */
export interface Answers {
  received: number;
  why: Problem[];
  failing: FailingRequest[];
  recovered: FailingRequest[];
}

/**
 * Asks requests one after the other. Each has its own row of failures: one that is refused stops no other. Those that
 * failed before come last, the one that made a service be left behind all others, so that it keeps none from its turn.
 */
export async function askEach(requests: readonly Request[], which: Which, asks: Asks): Promise<Answers> {
  const {only, waiting = [], failing = []} = which;
  const before = new Map(failing.map(one => [one.request_id, one]));
  const formerly = (request: Request) => {
    const one = before.get(request.id);
    return one?.question === questionOf(request.id, request.params) ? one : undefined;
  };
  const isAsked = (request: Request) =>
    (only?.includes(request.id) ?? true) && !(waiting.includes(request.id) && formerly(request));
  const order = [...before.keys()];
  const queue = requests.filter(isAsked).sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const others = new Set(requests.filter(request => !isAsked(request)));

  const answers: Answers = {received: 0, why: [], failing: [], recovered: []};
  const failed: FailingRequest[] = [];
  const left: FailingRequest[] = [];
  let unheard: Problem[] | undefined;
  for (const request of queue) {
    const former = formerly(request);
    if (asks.stopped()) others.add(request);
    else if (unheard) left.push(failedAgain(former, request, unheard, asks.now()));
    else
      try {
        answers.received += await asks.ask(request);
        if (former) answers.recovered.push(former);
      } catch (error) {
        if (asks.stopped()) {
          others.add(request);
          continue;
        }
        if (!(error instanceof OperatorError)) throw error;
        const why = error.problems.map(problem => ofRequest(problem, asks.source_id, request.id));
        answers.why.push(...why);
        failed.push(failedAgain(former, request, why, asks.now()));
        if (asks.leaves(error)) unheard = why;
      }
  }
  const carried = requests.filter(one => others.has(one)).flatMap(one => formerly(one) ?? []);
  return {...answers, failing: [...left, ...carried.map(one => inTime(one, asks.now())), ...failed]};
}

function failedAgain(former: FailingRequest | undefined, {id, params}: Request, why: Problem[], now: Date) {
  const failed_at = now.toISOString();
  const not_before = why
    .flatMap(({reason}) => reason?.not_before ?? [])
    .sort()
    .at(-1);
  const since = former && former.since < failed_at ? former.since : failed_at;
  return {
    request_id: id,
    question: questionOf(id, params),
    failures: (former?.failures ?? 0) + 1,
    since,
    failed_at,
    ...(not_before !== undefined && {not_before}),
    why
  };
}

/** Where the clock was set back since a request failed, its pause begins now: it is neither cut short nor drawn out. */
function inTime(one: FailingRequest, now: Date): FailingRequest {
  const ahead = Date.parse(one.failed_at) - now.valueOf();
  if (ahead <= AHEAD_MS) return one;
  const moved = (text: string) => new Date(Date.parse(text) - ahead).toISOString();
  const {since, failed_at, not_before} = one;
  const times = {since: moved(since), failed_at: moved(failed_at)};
  return {...one, ...times, ...(not_before !== undefined && {not_before: moved(not_before)})};
}

/** A question that could not even be put has its fault in the tables. */
function ofRequest(problem: Problem, source_id: string, request_id: string): Problem {
  return {...problem, reason: {...(problem.reason ?? {code: "question_unusable"}), source_id, request_id}};
}
