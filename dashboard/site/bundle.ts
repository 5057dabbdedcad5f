import {basename, join} from "node:path";
import {build, type Plugin} from "esbuild";

/** What the page's script asks for only when a page has use for it, by the name of the file it becomes. */
const parts = {
  "client-draw": "src/components/charts/draw.ts",
  "client-live": "src/components/live.ts",
  "client-refreshRuns": "src/components/refreshRuns.ts"
};

/**
 * The page's script as few files, by name: client.js, which every page needs, and the parts that it imports at run
 * time. Each is whole in itself: shared chunks would be a handful of requests for some kilobytes. Framework takes the
 * files as its own modules, names them by their content and sees the tables that they attach.
 */
export async function bundle(dashboard: string): Promise<[string, string][]> {
  const {outputFiles} = await build({
    entryPoints: Object.entries({client: "site/client.ts", ...parts}).map(([out, file]) => ({
      in: join(dashboard, file),
      out
    })),
    outdir: join(dashboard, ".pages"),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    external: ["observablehq:*"],
    plugins: [partsStayApart],
    write: false
  });
  return outputFiles.map(({path, text}) => [basename(path), text]);
}

/** Lets import("./charts/draw.js") be import("./client-draw.js"). */
const partsStayApart: Plugin = {
  name: "parts stay apart",
  setup(build) {
    build.onResolve({filter: /^\./}, ({kind, path, resolveDir}) => {
      if (kind !== "dynamic-import") return undefined;
      const file = join(resolveDir, path).replace(/\.js$/, ".ts").replaceAll("\\", "/");
      const part = Object.entries(parts).find(([, known]) => file.endsWith(`/${known}`));
      if (!part) return {errors: [{text: `${path} is imported at run time and no part of dashboard/site/bundle.ts`}]};
      return {path: `./${part[0]}.js`, external: true};
    });
  }
};
