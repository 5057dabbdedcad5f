import {readFile} from "node:fs/promises";
import {join} from "node:path";

/**
 * Another host sends the page for any address and below any folder, and then its links, which lead to where it lies
 * itself, are wrong by that depth: the nearest folder above in which the site's icon lies is the root. A server that
 * has put the links right (as bio serve does) is left as it is.
 */
const FIND_ROOT = `
const icon = document.querySelector("link[rel=icon]").getAttribute("href");
for (let up = ""; ; up += "../") {
  if ((await fetch(up + icon, {method: "HEAD"})).ok) {
    for (const link of document.querySelectorAll("[href^='.']"))
      link.setAttribute("href", up + link.getAttribute("href"));
    break;
  }
  if (new URL(up, location).pathname === "/") break;
}
`;

/**
 * The page that is sent for an address where nothing is. It may be sent from anywhere, so it has its style in itself
 * and needs no other file; instead of Framework's scripts, and the one root that Framework assumes, it has a script
 * that finds the root.
 */
export async function standAlone(page: string, dist: string): Promise<string> {
  const sheet = /<link rel="stylesheet"[^>]* href="\.\/([^"]+)">/.exec(page)?.[1];
  if (sheet === undefined) throw new Error("404: Framework's page has another style sheet than expected");
  const style = await readFile(join(dist, sheet), "utf8");
  return page
    .replace(/<base [^>]*>\n/, "")
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>\n?/g, "")
    .replace(/<link rel="(preload|modulepreload|stylesheet)"[^>]*>\n?/g, "")
    .replace("</head>", () => `<style>${style}</style>\n<script type="module">${FIND_ROOT}</script>\n</head>`);
}
