import {existsSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {loadSettings} from "../pipeline/settings.js";
import {text} from "./helpers/imports.js";
import {repository} from "./helpers/project.js";

/** The steps of the Dockerfile, continued lines joined: ["FROM", "node:24-slim AS libraries"]. */
const steps = text("Dockerfile")
  .replace(/\\\n\s*/g, "")
  .split("\n")
  .filter(line => line !== "" && !line.startsWith("#"))
  .map(line => /^(\S+)\s+(.*)$/.exec(line)?.slice(1) ?? [line, ""]);
const of = (word: string) => steps.flatMap(([name, rest = ""]) => (name === word ? [rest] : []));
const engines = (JSON.parse(text("package.json")) as {engines: {node: string}}).engines.node;
const environment = Object.fromEntries(
  of("ENV").flatMap(words => words.split(" ").map(pair => pair.split("=") as [string, string]))
);

test("the image is of a Node with long support, which the package takes", () => {
  for (const from of of("FROM")) {
    const major = Number(/^node:(\d+)-slim\b/.exec(from)?.[1]);
    expect(major % 2).toBe(0);
    expect(major).toBeGreaterThanOrEqual(Number(/>=(\d+)/.exec(engines)?.[1]));
    expect(major).toBeGreaterThanOrEqual(22);
  }
});

test("the last stage runs as an ordinary user, with signals reaching Node itself, and its variables are understood", () => {
  expect(of("USER").at(-1)).toBe("node");
  expect(of("STOPSIGNAL")).toEqual(["SIGTERM"]);
  const [program, file, ...words] = JSON.parse(of("CMD").at(-1) ?? "") as string[];
  expect([program, ...words]).toEqual(["node", "schedule", "--serve"]);
  expect(existsSync(join(repository, file ?? ""))).toBe(true);
  expect(loadSettings(environment, "/opt/bio")).toMatchObject({home: "/srv/bio", host: "0.0.0.0", port: 4173});
  expect([of("VOLUME"), of("EXPOSE")]).toEqual([["/srv/bio"], ["4173"]]);
  const check = JSON.parse(/CMD (\[.*\])$/.exec(of("HEALTHCHECK")[0] ?? "")?.[1] ?? "") as string[];
  expect(check.slice(0, 2)).toEqual(["node", "-e"]);
  expect(() => new Function(check[2] ?? "")).not.toThrow();
});

test("what is copied into the image is the package and its lock, and no data, site or library of the builder", () => {
  const rules = text(".dockerignore")
    .split("\n")
    .filter(line => line !== "" && !line.startsWith("#"));
  const copied = (path: string) => {
    const matches = (rule: string) => {
      const meaning: Record<string, string> = {"**/": "(.*/)?", "*": "[^/]*", ".": "\\."};
      const pattern = rule.replace(/\*\*\/|\*|\./g, sign => meaning[sign] ?? sign);
      return new RegExp(`^${pattern}(/|$)`).test(path);
    };
    return rules.reduce((taken, rule) => (matches(rule.replace(/^!/, "")) ? rule.startsWith("!") : taken), true);
  };
  const kept = ["package.json", "package-lock.json", "pipeline/bio.js", "dashboard/observablehq.config.js"];
  expect([...kept, "dashboard/src/index.md", "data/reference/unit.csv", "data/bundled/x"].filter(copied)).toHaveLength(
    7
  );
  const made = ["data/archive/ledger.jsonl", "data/inbox/a.csv", "data/published/current", "data/warehouse.duckdb"];
  const others = ["dashboard/.pages/index.md", "dashboard/dist.1/index.html", "node_modules/x", ".git/HEAD", ".env"];
  expect([...made, ...others, "data/runs.jsonl", "tests/house.test.ts"].filter(copied)).toEqual([]);
});

test("the compose file and the unit start the same command, with a home that outlives them and nothing else to write", () => {
  const compose = text("compose.yaml");
  for (const line of ["- bio:/srv/bio", "BIO_HOME: /srv/bio", "BIO_HOST: 0.0.0.0", "read_only: true", "- /tmp"])
    expect(compose).toContain(`  ${line}\n`);
  const unit = text("bio.service");
  expect(unit).toMatch(/^ExecStart=.*\/pipeline\/bio\.js schedule --serve$/m);
  expect(unit).toMatch(/^Environment=.*BIO_HOME=\/var\/lib\/bio$/m);
  for (const line of ["StateDirectory=bio", "ProtectSystem=strict", "NoNewPrivileges=yes", "User=bio"])
    expect(unit).toContain(`\n${line}\n`);
});
