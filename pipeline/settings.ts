import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {z} from "zod";
import {OperatorError} from "./errors.js";

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4173)
});

/** Every folder and figure that may differ between machines. Folders are absolute. */
export interface Settings {
  port: number;
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
  const parsed = environment.safeParse({PORT: env.PORT || undefined});
  if (!parsed.success) {
    throw new OperatorError({
      where: "PORT",
      ja: `「${env.PORT}」は使えません。0 から 65535 の整数を指定してください。`,
      en: `found "${env.PORT}", expected a whole number from 0 to 65535.`
    });
  }
  const data = join(root, "data");
  return {
    port: parsed.data.PORT,
    root,
    data,
    reference: join(data, "reference"),
    archive: join(data, "archive"),
    warehouse: join(data, "warehouse.duckdb"),
    published: join(data, "published"),
    dashboard: join(root, "dashboard")
  };
}

function projectRoot(): string {
  return dirname(dirname(fileURLToPath(import.meta.url)));
}
