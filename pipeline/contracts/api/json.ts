import {parse} from "lossless-json";
import {z} from "zod";

/** Where a payload differs from its documented shape, e.g. $[1][3].value, and what stands there. */
export interface ShapeFault {
  path: string;
  expected: string;
  found: string;
}

/** A list, or one alone: the XML behind some JSON knows no list of one. Its entries are looked at one by one. */
export const entries = z.union([z.array(z.unknown()), z.looseObject({})]);

/** What is shown to people and decides nothing: any other thing in its place is no text. */
export const shownText = z.string().catch("");

/**
 * A JSON text as values whose numbers stay texts, digit by digit as received: 2279920092492.13 never passes through a
 * double. Throws SyntaxError for what is no JSON, and for lists within lists beyond what can be read.
 */
export function parseJson(text: string): unknown {
  try {
    return parse(text, undefined, {parseNumber: number => number});
  } catch (error) {
    throw error instanceof RangeError ? new SyntaxError("nested too deeply") : error;
  }
}

/** Those members of an entry that are texts, whatever the others are. */
export function textsOf(given: unknown): Record<string, string> {
  const members = given !== null && typeof given === "object" ? Object.entries(given) : [];
  return Object.fromEntries(members.filter((member): member is [string, string] => typeof member[1] === "string"));
}

/** The first place where the value differs from the shape; undefined where it is as documented. */
export function faultOf(shape: z.ZodType, value: unknown): ShapeFault | undefined {
  const {error} = shape.safeParse(value);
  const [issue] = error?.issues ?? [];
  return issue && faultAt(issue, [], value);
}

function faultAt(issue: z.core.$ZodIssue, above: readonly PropertyKey[], root: unknown): ShapeFault {
  const path = [...above, ...issue.path];
  // of several shapes, the one that went furthest before it failed is the one that was meant
  const [branch] =
    issue.code === "invalid_union" ? issue.errors.flat().sort((a, b) => b.path.length - a.path.length) : [];
  if (branch && branch.path.length > 0) return faultAt(branch, path, root);
  const expected = issue.code === "invalid_type" ? issue.expected : issue.message;
  return {path: jsonPath(path), expected, found: excerpt(valueAt(root, path))};
}

/** ["a", 0, "b c"] as $.a[0]["b c"]. */
export function jsonPath(path: readonly PropertyKey[]): string {
  return `$${path
    .map(key => {
      if (typeof key === "number") return `[${key}]`;
      return /^[A-Za-z_$@][\w$@]*$/.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(String(key))}]`;
    })
    .join("")}`;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value !== null && typeof value === "object" ? Reflect.get(value, key) : undefined),
    root
  );
}

function excerpt(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}
