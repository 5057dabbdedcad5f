import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {z} from "zod";
import {OperatorError} from "./errors.js";

const environment = z.object({
  PORT: whole(0, 65535, 4173),
  BIO_MAX_UNZIPPED_MB: whole(1, 1_000_000, 200),
  BIO_SAMPLE: z.enum(["0", "1"], expected({ja: "0 か 1", en: "0 or 1"})).default("0")
});

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

/** Every folder and figure that may differ between machines. Folders are absolute. */
export interface Settings {
  port: number;
  /** True where the invented reports of data/sample take part, marked wherever they appear. */
  sample: boolean;
  /** How many bytes a workbook may unpack to. */
  maxUnzipped: number;
  /** The folder that errors and provenance name files from. */
  root: string;
  data: string;
  reference: string;
  archive: string;
  warehouse: string;
  published: string;
  dashboard: string;
}

/** Reads the environment; throws OperatorError naming the variable that cannot be used. */
export function loadSettings(env: Record<string, string | undefined>, root = projectRoot()): Settings {
  const given = Object.keys(environment.shape).map(name => [name, env[name] || undefined]);
  const parsed = environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new OperatorError(...parsed.error.issues.map(issue => problemOf(issue, env)));
  const data = join(root, "data");
  return {
    port: parsed.data.PORT,
    sample: parsed.data.BIO_SAMPLE === "1",
    maxUnzipped: parsed.data.BIO_MAX_UNZIPPED_MB * 1_000_000,
    root,
    data,
    reference: join(data, "reference"),
    archive: join(data, "archive"),
    warehouse: join(data, "warehouse.duckdb"),
    published: join(data, "published"),
    dashboard: join(root, "dashboard")
  };
}

function problemOf({path, message}: z.core.$ZodIssue, env: Record<string, string | undefined>) {
  const [name = ""] = path.map(String);
  const [ja = "", en = ""] = message.split("|");
  return {
    where: name,
    ja: `「${env[name]}」は使えません。${ja}を指定してください。`,
    en: `found "${env[name]}", expected ${en}.`
  };
}

function projectRoot(): string {
  return dirname(dirname(fileURLToPath(import.meta.url)));
}
