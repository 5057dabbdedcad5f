import type {z} from "zod";
import {faultOf, parseJson, type ShapeFault} from "../../contracts/api/json.js";
import {type Reading, reading} from "../../contracts/reading.js";
import {type Asked, seriesOf} from "../../contracts/request.js";
import type {Artifact} from "../../contracts/source.js";
import {type Problem, UnreadableFile} from "../../errors.js";

/**
 * An answer of a service in its documented shape. Throws UnreadableFile with the JSON path, what stands there and what
 * should.
 */
export function readPayload<T>(shape: z.ZodType<T>, {name, content}: Artifact): T {
  const json = parsed(content);
  if (json === undefined) throw oddShape(name, {path: "$", expected: "JSON", found: excerpt(content)});
  const fault = faultOf(shape, json);
  if (fault) throw oddShape(name, fault);
  return shape.parse(json);
}

/**
 * One entry of a list in its documented shape; or, where it has another, what stands for it: a reading that is held,
 * with the JSON path of the fault. The entries beside it are read.
 */
export function entryOf<T>(
  shape: z.ZodType<T>,
  path: string,
  given: unknown
): {entry: T; held?: never} | {entry?: never; held: Reading} {
  const {data, success} = shape.safeParse(given);
  if (success) return {entry: data};
  const fault = faultOf(shape, given) ?? {path: "$", expected: "", found: ""};
  return {held: heldEntry({...fault, path: `${path}${fault.path.slice(1)}`})};
}

/** A reading of what cannot be read in its place: what stands there, and what should. */
export function heldEntry({path, expected, found}: ShapeFault): Reading {
  return reading({address: path, value: found, evidence: "entry_shape", locator: expected});
}

/** A held entry with what is known of the figure it would have been; of what nobody asks any more it is set aside. */
export function heldFor(asked: Asked | undefined, held: Reading, known: Partial<Reading> = {}): Reading {
  const {evidence} = held;
  return {...held, ...known, evidence: asked ? evidence : `${evidence} ${known.evidence || "series_not_kept"}`};
}

/** What files a figure of an answer: under the series that its facts match, or listed as one nobody asked for. */
export function filed(
  asked: Asked | undefined,
  facts: Readonly<Record<string, string>>
): Pick<Reading, "key" | "evidence"> {
  const key = asked && seriesOf(asked, facts);
  return key === undefined ? {key: "", evidence: "series_not_kept"} : {key, evidence: ""};
}

/**
 * How a number of JSON is written: the code of a cell's scientific format where it has an exponent (1.72E7), else none.
 */
export function formatOf(number: string): string {
  return /^-?\d+(\.\d+)?e[+-]?\d+$/i.test(number) ? "0.00E+00" : "";
}

/** What is odd in the entries of an answer, one line each, of at most twenty. */
export function oddEntriesIn(name: string, readings: readonly Reading[]): Problem[] {
  return readings
    .filter(({evidence}) => evidence.split(" ").includes("entry_shape"))
    .slice(0, 20)
    .map(({address, value, locator}) => problemOf(name, {path: address, found: value, expected: locator}));
}

function problemOf(name: string, {path, expected, found}: ShapeFault): Problem {
  return {
    where: `${name} ${path}`,
    ja: `応答の形が仕様と違います：${found}。${expected} が必要です。`,
    en: `the answer has another shape than documented: found ${found}, expected ${expected}.`
  };
}

function oddShape(name: string, fault: ShapeFault): UnreadableFile {
  const {path, expected, found} = fault;
  return new UnreadableFile(problemOf(name, fault), {
    rule: "payload_shape",
    found,
    expected: {ja: expected, en: expected},
    address: path
  });
}

function parsed(content: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder("utf-8", {fatal: true}).decode(content));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined; // not JSON, or not UTF-8
    throw error;
  }
}

function excerpt(content: Uint8Array): string {
  return JSON.stringify(new TextDecoder().decode(content.subarray(0, 60)));
}
