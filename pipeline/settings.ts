import {dirname} from "node:path";
import {fileURLToPath} from "node:url";
import {z} from "zod";
import {type Folders, foldersIn} from "./contracts/folders.js";
import {apis} from "./contracts/source.js";
import {OperatorError} from "./errors.js";

const levels = ["debug", "info", "warn", "error", "silent"] as const;

const environment = z.object({
  PORT: whole(0, 65535, 4173),
  BIO_MAX_UNZIPPED_MB: whole(1, 1_000_000, 200),
  BIO_READ_TIMEOUT_S: whole(1, 3600, 60),
  BIO_SAMPLE: onOff(),
  BIO_ALLOW_HTTP: onOff(),
  BIO_FETCH_TIMEOUT_S: whole(1, 3600, 60),
  BIO_FETCH_MAX_MB: whole(1, 10_000, 200),
  BIO_ENDPOINTS: z
    .string()
    .regex(
      new RegExp(`^((${apis.join("|")})=https?://\\S+\\s*)*$`),
      expected({ja: "api=https://… を空白で区切ったもの", en: "api=https://… parted by spaces"})
    )
    .default(""),
  BIO_LOG_LEVEL: z.enum(levels, expected({ja: levels.join("、"), en: levels.join(", ")})).default("info"),
  BIO_LOG_LANG: z.enum(["ja", "en"], expected({ja: "ja か en", en: "ja or en"})).default("ja"),
  E_STAT_APP_ID: key(),
  GBIZINFO_TOKEN: key(),
  OPENALEX_API_KEY: key()
});

/** Variables whose values are never printed. */
const KEYS = ["E_STAT_APP_ID", "GBIZINFO_TOKEN", "OPENALEX_API_KEY"] as const;

function onOff() {
  return z.enum(["0", "1"], expected({ja: "0 か 1", en: "0 or 1"})).default("0");
}

/** A key of a service. One that is too short would be found, and hidden, in the middle of other words. */
function key() {
  const shape = {ja: "8 文字以上で空白のない文字列", en: "at least 8 characters without spaces"};
  return z
    .string()
    .regex(/^\S{8,}$/, expected(shape))
    .optional();
}

function whole(least: number, most: number, usual: number) {
  const range = {ja: `${least} から ${most} の整数`, en: `a whole number from ${least} to ${most}`};
  return z.coerce
    .number(expected(range))
    .int(expected(range))
    .min(least, expected(range))
    .max(most, expected(range))
    .default(usual);
}

/** What should have been written, carried by the schema's own message. */
function expected({ja, en}: {ja: string; en: string}): string {
  return `${ja}|${en}`;
}

/** Every folder and figure that may differ between machines. */
export interface Settings extends Folders {
  port: number;
  /** True where the invented reports of data/sample take part, marked wherever they appear. */
  sample: boolean;
  /** How many bytes a workbook may unpack to. */
  maxUnzipped: number;
  /** How long reading one file of others may take. */
  readTimeoutMs: number;
  log: {level: (typeof levels)[number]; lang: "ja" | "en"};
  /** How services are asked: keys by variable, addresses that stand in for a service's own by api, and bounds. */
  services: {
    keys: ReadonlyMap<string, string>;
    endpoints: ReadonlyMap<string, string>;
    allowHttp: boolean;
    timeoutMs: number;
    maxBytes: number;
  };
}

/** Reads the environment; throws OperatorError naming the variable that cannot be used. */
export function loadSettings(env: Record<string, string | undefined>, root = projectRoot()): Settings {
  const given = Object.keys(environment.shape).map(name => [name, env[name] || undefined]);
  const parsed = environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new OperatorError(...parsed.error.issues.map(issue => problemOf(issue, env)));
  return {
    port: parsed.data.PORT,
    sample: parsed.data.BIO_SAMPLE === "1",
    maxUnzipped: parsed.data.BIO_MAX_UNZIPPED_MB * 1_000_000,
    readTimeoutMs: parsed.data.BIO_READ_TIMEOUT_S * 1000,
    ...foldersIn(root),
    log: {level: parsed.data.BIO_LOG_LEVEL, lang: parsed.data.BIO_LOG_LANG},
    services: {
      keys: new Map(KEYS.flatMap(name => (parsed.data[name] === undefined ? [] : [[name, parsed.data[name]]]))),
      endpoints: new Map(parsed.data.BIO_ENDPOINTS.split(/\s+/).filter(Boolean).map(endpointOf)),
      allowHttp: parsed.data.BIO_ALLOW_HTTP === "1",
      timeoutMs: parsed.data.BIO_FETCH_TIMEOUT_S * 1000,
      maxBytes: parsed.data.BIO_FETCH_MAX_MB * 1_000_000
    }
  };
}

/** "world_bank=https://host/path" as a pair; the address ends with a slash, so that calls lie below it. */
function endpointOf(text: string): [string, string] {
  const i = text.indexOf("=");
  const address = text.slice(i + 1);
  return [text.slice(0, i), address.endsWith("/") ? address : `${address}/`];
}

function problemOf({path, message}: z.core.$ZodIssue, env: Record<string, string | undefined>) {
  const [name = ""] = path.map(String);
  const [ja = "", en = ""] = message.split("|");
  const found = KEYS.some(one => one === name) ? "***" : env[name];
  return {
    where: name,
    ja: `「${found}」は使えません。${ja}を指定してください。`,
    en: `found "${found}", expected ${en}.`
  };
}

function projectRoot(): string {
  return dirname(dirname(fileURLToPath(import.meta.url)));
}
