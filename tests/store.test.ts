import {readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {
  finish,
  outsideTransaction,
  quoteIdentifier,
  quoteText,
  run,
  select,
  withMemoryStore,
  withNewWarehouse,
  withReadStore
} from "../pipeline/store.js";
import {withFolder} from "./helpers/project.js";

test("decimals, big integers and dates come as text, so nothing is rounded", async () => {
  await withMemoryStore(async store => {
    const sql = `select 0.1::decimal(38, 6) as d, 9007199254740993::bigint as b, date '2024-02-29' as day, null as n,
      1::integer as i`;
    expect(await select(store, sql)).toEqual([
      {d: "0.100000", b: "9007199254740993", day: "2024-02-29", n: null, i: 1}
    ]);
    expect(await select(store, "select ?::varchar as v", ["値"])).toEqual([{v: "値"}]);
  });
});

test("the store keeps Japan's time whatever the machine's, and downloads nothing", async () => {
  await withMemoryStore(async store => {
    const names = ["timezone", "autoinstall_known_extensions", "autoload_known_extensions"];
    expect(
      await select(store, `select ${names.map(name => `current_setting('${name}')::varchar as ${name}`).join(", ")}`)
    ).toEqual([{timezone: "Asia/Tokyo", autoinstall_known_extensions: "false", autoload_known_extensions: "false"}]);
  });
});

test("names and texts from data cannot break out of their quotes", async () => {
  await withMemoryStore(async store => {
    const name = `a"; drop table x; --`;
    const value = "it's '' fine";
    expect(await select(store, `select ${quoteText(value)} as ${quoteIdentifier(name)}`)).toEqual([{[name]: value}]);
  });
});

test("a new warehouse takes the old one's place only when the work succeeded", async () => {
  await withFolder(async folder => {
    const path = join(folder, "w.duckdb");
    const answer = () => withReadStore(path, store => select(store, "select n from t"));
    await withNewWarehouse(path, store => run(store, "create table t as select 1 as n"));
    expect(await answer()).toEqual([{n: 1}]);

    const failing = withNewWarehouse(path, async store => {
      await run(store, "create table t as select 2 as n");
      throw new Error("halfway");
    });
    await expect(failing).rejects.toThrow("halfway");
    expect(await answer()).toEqual([{n: 1}]);

    await withNewWarehouse(path, store => run(store, "create table t as select 3 as n"));
    expect(await answer()).toEqual([{n: 3}]);
    expect(await readdir(folder)).toEqual(["w.duckdb"]);
  });
});

test("what a crash left beside the warehouse does not stand in the way", async () => {
  await withFolder(async folder => {
    const path = join(folder, "w.duckdb");
    for (const rest of [".new", ".new.wal"]) await writeFile(`${path}${rest}`, "half a file");
    await withNewWarehouse(path, store => run(store, "create table t as select 1 as n"));
    expect(await readdir(folder)).toEqual(["w.duckdb"]);
  });
});

test("a lent warehouse cannot be written to", async () => {
  await withFolder(async folder => {
    const path = join(folder, "w.duckdb");
    await withNewWarehouse(path, store => run(store, "create table t as select 1 as n"));
    await expect(withReadStore(path, store => run(store, "drop table t"))).rejects.toThrow(/read-only/i);
  });
});

test("what fails first is what is told, and every end is still done", async () => {
  const done: string[] = [];
  const failing = (message: string) => () => {
    done.push(message);
    throw new Error(message);
  };
  const work = async () => failing("work")();
  await expect(finish(work, failing("one"), () => done.push("two"))).rejects.toThrow("work");
  expect(done.splice(0)).toEqual(["work", "one", "two"]);

  await expect(finish(async () => 1, failing("one"), failing("two"))).rejects.toThrow("one");
  expect(done).toEqual(["one", "two"]);
  expect(await finish(async () => 1)).toBe(1);
});

test("work outside the transaction may write to a database of its own, and what stands around it is kept", async () => {
  await withFolder(async folder => {
    const path = join(folder, "w.duckdb");
    await withNewWarehouse(path, async store => {
      await run(store, "create table before as select 1 as n");
      const scratch = async () => {
        await run(store, "attach ':memory:' as scratch");
        await run(store, "create table scratch.t as from before");
        await run(store, "create table within as from scratch.t");
        await run(store, "detach scratch");
      };
      await outsideTransaction(store, scratch);
      const broken = outsideTransaction(store, () => run(store, "select nonsense"));
      await expect(broken).rejects.toThrow("nonsense");
      await run(store, "create table after as from within");
    });
    expect(await withReadStore(path, store => select(store, "from before union all from after"))).toEqual([
      {n: 1},
      {n: 1}
    ]);
  });
});
