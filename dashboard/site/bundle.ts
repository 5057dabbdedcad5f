import {basename, join} from "node:path";
import {build} from "esbuild";

/**
 * The page's script as few files, by name: what every page needs in client.js, charts and the views that follow a
 * reader's choices in files of their own, which a page asks for when it has use for them. Framework takes the files as
 * its own modules: it names them by their content and sees the tables that they attach.
 */
export async function bundle(dashboard: string): Promise<[string, string][]> {
  const {outputFiles} = await build({
    entryPoints: [join(dashboard, "site", "client.ts")],
    outdir: join(dashboard, ".pages"),
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    chunkNames: "client-[name]-[hash]",
    external: ["observablehq:*"],
    write: false
  });
  return outputFiles.map(({path, text}) => [basename(path), text]);
}
