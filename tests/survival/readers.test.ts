import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {serve} from "../../dashboard/site/serve.js";
import {switchLink} from "../../pipeline/publish/switchLink.js";
import {select, withMemoryStore, withReadStore} from "../../pipeline/store.js";
import {withFolder} from "../helpers/project.js";
import {first, second, withVictim} from "./killWorld.js";

test("an analyst's queries on the Parquet files and on the warehouse are answered all through a run, from one set or the next", async () => {
  await withVictim(async victim => {
    const {settings} = victim.project;
    await victim.turn(first);
    await victim.run(first);
    await victim.turn(second);
    const observations = join(settings.published, "current", "observation.parquet");
    const answers = new Set<string>();
    let asked = 0;
    let running = true;
    const reader = (async () => {
      while (running) {
        const sql = `select value::varchar as value
          from read_parquet('${observations}')
          where series_id like 'report.nagaoka.%' and known_to is null`;
        const [row] = await withMemoryStore(store => select(store, sql));
        const [kept] = await withReadStore(settings.warehouse, store =>
          select(store, "select count(*)::integer as n from mart.observation")
        );
        answers.add(`${row?.value}`);
        expect(Number(kept?.n)).toBeGreaterThan(150);
        asked++;
      }
    })();
    const {steps, output} = await victim.run(second);
    running = false;
    await reader;
    expect(steps.at(-1), output).toBe("ended");
    expect(asked).toBeGreaterThan(5);
    expect([...answers].filter(answer => !/^(60|65)\.0+$/.test(answer))).toEqual([]);
  });
});

test("a reader of the site gets a whole page of one build or the other while builds change place, never an error", async () => {
  await withFolder(async folder => {
    for (const build of ["dist.1", "dist.2"]) {
      await mkdir(join(folder, build));
      await writeFile(join(folder, build, "index.html"), build.repeat(20_000));
    }
    await switchLink(join(folder, "dist"), "dist.1");
    const {server, address} = await serve(join(folder, "dist"), {port: 0});
    const seen = new Set<string>();
    let running = true;
    const switcher = (async () => {
      for (let i = 0; running; i++) await switchLink(join(folder, "dist"), i % 2 === 0 ? "dist.2" : "dist.1");
    })();
    for (let i = 0; i < 300; i++) {
      const response = await fetch(`${address}index.html`);
      const text = await response.text();
      expect(response.status).toBe(200);
      seen.add(text);
    }
    running = false;
    await switcher;
    server.closeAllConnections();
    server.close();
    expect([...seen].sort().map(text => text.slice(0, 6))).toEqual(["dist.1", "dist.2"]);
    for (const text of seen) expect(text).toBe(text.slice(0, 6).repeat(20_000));
  });
});
