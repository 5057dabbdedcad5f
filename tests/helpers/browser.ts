import {existsSync} from "node:fs";
import {type Browser, chromium as playwright} from "playwright-core";

/** No sandbox (the tests may run as root), and nothing that would look for the network. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
];

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable"
];

/** Starts the browser that comes as a package; where it has no build for the machine, one that is installed. */
export async function launchBrowser(): Promise<Browser> {
  const bundled = await bundledBrowser();
  const found = [bundled, ...installed.map(executablePath => ({executablePath, args: [] as string[]}))].filter(
    candidate => candidate !== undefined && existsSync(candidate.executablePath)
  );
  const failures: unknown[] = [];
  for (const candidate of found) {
    try {
      return await playwright.launch({
        executablePath: candidate!.executablePath,
        args: [...candidate!.args, ...flags],
        headless: true
      });
    } catch (error) {
      failures.push(error);
    }
  }
  throw new Error(
    `No browser could be started. Install Chromium (Debian: apt-get install chromium) and run the tests again.
${failures.join("\n")}`
  );
}

/**
 * Unpacks the browser of @sparticuz/chromium with the libraries it brings; undefined on other processors and systems.
 */
async function bundledBrowser(): Promise<{executablePath: string; args: string[]} | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  // must be set before the import: it makes the package unpack its libraries
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  const fonts = process.env.FONTCONFIG_PATH;
  const {default: chromium} = await import("@sparticuz/chromium");
  const executablePath = await chromium.executablePath();
  // the machine's own fonts, with Japanese
  if (fonts === undefined && existsSync("/etc/fonts/fonts.conf")) process.env.FONTCONFIG_PATH = "/etc/fonts";
  return {executablePath, args: chromium.args.filter(arg => arg.startsWith("--font") || arg.startsWith("--headless"))};
}
