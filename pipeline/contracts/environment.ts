import {isIP} from "node:net";
import {z} from "zod";
import {apis} from "./source.js";

/** From which on the log writes. */
export const levels = ["debug", "info", "warn", "error", "silent"] as const;

/** The variables of the environment, as they may be set; cli/help/variables.js says which work each matters for. */
export const environment = z.object({
  PORT: whole(0, 65535, 4173),
  BIO_HOST: z
    .string()
    .refine(host => isIP(host) !== 0 || /^[\w-]+(\.[\w-]+)*\.?$/.test(host), {
      error: expected({
        ja: "0.0.0.0、::1 のようなアドレスか、ホスト名",
        en: "an address such as 0.0.0.0 or ::1, or a name"
      })
    })
    .default("127.0.0.1"),
  BIO_HOME: z
    .string()
    .regex(/^(?!~)/, expected({ja: "~ を使わないパス", en: "a path without ~"})) // only a shell knows what ~ is
    .optional(),
  BIO_MAX_UNZIPPED_MB: whole(1, 1_000_000, 200),
  BIO_READ_TIMEOUT_S: whole(1, 3600, 60),
  BIO_SAMPLE: onOff(),
  BIO_ALLOW_HTTP: onOff(),
  BIO_ALLOW_PRIVATE: onOff(),
  BIO_FETCH_TIMEOUT_S: whole(1, 3600, 60),
  BIO_FETCH_MAX_MB: whole(1, 10_000, 200),
  BIO_ENDPOINTS: z
    .string()
    .regex(
      new RegExp(`^((${apis.join("|")})=https?://[^\\s@?#]+\\s*)*$`),
      expected({
        ja: "api=https://… を空白で区切ったもの（利用者名、? 、# を含まない）",
        en: "api=https://… parted by spaces, without user, ? and #"
      })
    )
    .default(""),
  BIO_LOG_LEVEL: z.enum(levels, expected({ja: levels.join("、"), en: levels.join(", ")})).default("info"),
  BIO_LOG_LANG: z.enum(["ja", "en"], expected({ja: "ja か en", en: "ja or en"})).default("ja"),
  E_STAT_APP_ID: key(),
  GBIZINFO_TOKEN: key(),
  OPENALEX_API_KEY: key()
});

/** Variables that are keys of services. */
export const KEYS = ["E_STAT_APP_ID", "GBIZINFO_TOKEN", "OPENALEX_API_KEY"] as const;

/** Variables whose values are never printed. */
export const UNSHOWN: readonly string[] = [...KEYS, "BIO_ENDPOINTS"];

function onOff() {
  return z.enum(["0", "1"], expected({ja: "0 か 1", en: "0 or 1"})).default("0");
}

/** A key of a service. One that is too short would be found, and hidden, in the middle of other words. */
export function key() {
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
