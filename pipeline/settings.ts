import {realpathSync} from "node:fs";
import {dirname, resolve, sep} from "node:path";
import {fileURLToPath} from "node:url";
import type {z} from "zod";
import {ADDRESS_SECRET} from "./contracts/address.js";
import {environment, KEYS, key, type levels, UNSHOWN} from "./contracts/environment.js";
import {type Folders, foldersIn} from "./contracts/folders.js";
import {OperatorError} from "./errors.js";

/** Every folder and figure that may differ between machines. */
export interface Settings extends Folders {
  port: number;
  /** The address or name that the site is served on. */
  host: string;
  /** True where the invented reports of data/sample take part, marked wherever they appear. */
  sample: boolean;
  /** How many bytes a workbook may unpack to. */
  maxUnzipped: number;
  /** How long reading one file of others may take. */
  readTimeoutMs: number;
  log: {level: (typeof levels)[number]; lang: "ja" | "en"};
  /**
   * How services are asked: keys by variable, those for addresses among them; addresses that stand in for a service's
   * own by api; and bounds.
   */
  services: {
    keys: ReadonlyMap<string, string>;
    endpoints: ReadonlyMap<string, string>;
    allowHttp: boolean;
    allowPrivate: boolean;
    timeoutMs: number;
    maxBytes: number;
  };
}

/** Reads the environment; throws OperatorError naming the variable that cannot be used. */
export function loadSettings(env: Record<string, string | undefined>, root = projectRoot()): Settings {
  const given = Object.keys(environment.shape).map(name => [name, env[name] || undefined]);
  const parsed = environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new OperatorError(...parsed.error.issues.map(issue => problemOf(issue, env)));
  const secrets = addressSecrets(env);
  return {
    port: parsed.data.PORT,
    host: parsed.data.BIO_HOST,
    sample: parsed.data.BIO_SAMPLE === "1",
    maxUnzipped: parsed.data.BIO_MAX_UNZIPPED_MB * 1_000_000,
    ...foldersIn(root, homeOf(parsed.data.BIO_HOME, root)),
    readTimeoutMs: parsed.data.BIO_READ_TIMEOUT_S * 1000,
    log: {level: parsed.data.BIO_LOG_LEVEL, lang: parsed.data.BIO_LOG_LANG},
    services: {
      keys: new Map([
        ...KEYS.flatMap(name => (parsed.data[name] === undefined ? [] : [[name, parsed.data[name]] as const])),
        ...secrets
      ]),
      endpoints: new Map(parsed.data.BIO_ENDPOINTS.split(/\s+/).filter(Boolean).map(endpointOf)),
      allowHttp: parsed.data.BIO_ALLOW_HTTP === "1",
      allowPrivate: parsed.data.BIO_ALLOW_PRIVATE === "1",
      timeoutMs: parsed.data.BIO_FETCH_TIMEOUT_S * 1000,
      maxBytes: parsed.data.BIO_FETCH_MAX_MB * 1_000_000
    }
  };
}

/** What was set aside for addresses in request.csv, by its variable: BIO_SECRET_BOX for ${BIO_SECRET_BOX}. */
function addressSecrets(env: Record<string, string | undefined>): [string, string][] {
  const given = Object.entries(env).flatMap(([name, value]): [string, string][] =>
    value && ADDRESS_SECRET.test(name) ? [[name, value]] : []
  );
  const bad = given.flatMap(([name, value]) => {
    const {error} = key().safeParse(value);
    return error ? error.issues.map(issue => problemOf({...issue, path: [name]}, env)) : [];
  });
  if (bad.length > 0) throw new OperatorError(...bad);
  return given;
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
  const found = UNSHOWN.includes(name) || ADDRESS_SECRET.test(name) ? "***" : env[name];
  return {
    where: name,
    ja: `「${found}」は使えません。${ja}を指定してください。`,
    en: `found "${found}", expected ${en}.`
  };
}

/**
 * The folder that BIO_HOME names, or the product's own. Links are followed once: one that is switched later moves
 * nothing that is at work.
 */
function homeOf(given: string | undefined, root: string): string {
  if (given === undefined) return root;
  const home = followed(resolve(given));
  if (!home.split(sep).includes("node_modules")) return home;
  throw new OperatorError({
    where: `BIO_HOME=${given}`,
    ja: "node_modules の中は、次の npm install で消えます。外のフォルダを指定してください。",
    en: "what lies in node_modules goes with the next npm install; name a folder outside."
  });
}

function followed(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path; // made on the first run, or told of when it is looked at
  }
}

function projectRoot(): string {
  return dirname(dirname(fileURLToPath(import.meta.url)));
}
