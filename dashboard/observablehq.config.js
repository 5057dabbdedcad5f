// Framework's settings. It builds and previews .pages: the pages of src with their views written in (site/fill.ts). All
// paths start from the folder that Framework is started in, for a copy of this file lies with the pages.
import {existsSync, readFileSync} from "node:fs";

const written = ".pages/frame.json";
if (!existsSync(written)) throw new Error("there are no pages yet: npm run dev, or npx bio pages");
const read = () => JSON.parse(readFileSync(written, "utf8"));

/** Head, header or footer of a page, as they were written with it. */
const frame =
  part =>
  ({path}) =>
    read().frames[path]?.[part] ?? "";

export default {
  root: ".pages",
  pages: [], // no sidebar: none of them has to be read for one
  output: "dist.part",
  title: read().title,
  style: "style.css",
  globalStylesheets: [],
  preserveExtension: true,
  preserveIndex: true,
  sidebar: false,
  pager: false,
  toc: false,
  head: frame("head"),
  header: frame("header"),
  footer: frame("footer"),
  markdownIt: withJapaneseAnchors
};

/** Framework names headings by their Latin letters, which in Japanese leaves nothing; here by their own words. */
function withJapaneseAnchors(md) {
  md.core.ruler.disable("anchor");
  md.core.ruler.push("japanese_anchor", ({tokens}) => {
    for (const [i, token] of tokens.entries()) {
      if (token.type === "heading_open") token.attrSet("id", tokens[i + 1].content.replace(/\s+/g, "-"));
    }
  });
  return md;
}
