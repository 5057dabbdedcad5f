import {chmod, mkdir, realpath, symlink, truncate, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {gzipSync} from "node:zlib";
import {policy, withPolicy} from "../../dashboard/site/policy.js";

const page = (title: string, rest = "") =>
  `<!DOCTYPE html>\n<meta charset="utf-8"><title>${title}</title><script>1</script></head>${rest}`;

export const CSV = `名前,値\n${"あ,1\n".repeat(200)}`;
export const LARGE = 60_000_000;

const FILES: Record<string, string> = {
  "index.html": withPolicy(page("index", "x".repeat(3000))),
  "progress.html": withPolicy(page("progress")),
  "bare.html": "<p>no policy",
  "areas/index.html": page("areas"),
  "areas/wood.html": page("wood"),
  "404.html": withPolicy(page("404", '<a href="./index.html">index</a>')),
  "operations.json": JSON.stringify({runs: "x".repeat(500)}),
  "published/t.csv": CSV,
  "published/t.json": "{}",
  "published/t.arrow": "ARROW1",
  "published/t.parquet": "PAR1",
  "published/empty.csv": "",
  "published/a #?%.csv": "odd\n",
  "published/unknown.zzz": "?",
  "_import/a.0123abcd.js": "1",
  "_import/plain.js": "1",
  ".env": "SECRET",
  ".hidden/page.html": "SECRET",
  "locked.html": "SECRET",
  "published/locked.csv": "SECRET"
};

/** The policy of the pages that have one. */
export const POLICY = /content="(default-src[^"]*)"/.exec(FILES["index.html"] ?? "")?.[1] ?? policy();

/**
 * A small built site below a folder, with everything beside and in it that must not be sent: a link `dist` to it, as a
 * build leaves it. Returns the path of the link.
 */
export async function makeSmallSite(root: string): Promise<string> {
  const built = join(await realpath(root), "dist.1");
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(built, name)), {recursive: true});
    await writeFile(join(built, name), text);
  }
  for (const name of ["index.html", "published/t.csv"])
    await writeFile(join(built, `${name}.gz`), gzipSync(FILES[name] ?? ""));
  await writeFile(join(built, "published/large.parquet"), "");
  await truncate(join(built, "published/large.parquet"), LARGE);
  await mkdir(join(built, "folder.html"));
  for (const name of ["locked.html", "published/locked.csv"]) await chmod(join(built, name), 0o000);
  await writeFile(join(root, "secret.html"), "SECRET");
  await symlink("../secret.html", join(built, "out.html"));
  await symlink("..", join(built, "out"));
  await symlink("loop.html", join(built, "loop.html"));
  await symlink("/etc/passwd", join(built, "passwd"));
  await symlink("dist.1", join(root, "dist"));
  return join(root, "dist");
}
