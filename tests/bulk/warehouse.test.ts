import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {intakeTidy} from "../../pipeline/bulk/intake.js";
import {textReader} from "../../pipeline/models/texts.js";
import {run, type Store, select, withNewWarehouse, withReadStore} from "../../pipeline/store.js";
import {withFolder} from "../helpers/project.js";
import {HEADER, row, SHAPE, withReference} from "./tidyWorld.js";

const sound = [HEADER, row(), row({value: "many"}), row({value: "３４"}), row(), row(), row()].join("\n");
const nonsense = [HEADER, row({value: "many"}), row({value: "more"}), row()].join("\n");

/** A new warehouse in the making, as a run has it in hand, with one file beside it. */
async function withWarehouse(content: string, work: (store: Store, path: string, warehouse: string) => Promise<void>) {
  await withFolder(async folder => {
    const [path, warehouse] = [join(folder, "tidy.csv"), join(folder, "warehouse.duckdb")];
    await writeFile(path, content);
    await withNewWarehouse(warehouse, async store => {
      await withReference(store);
      await work(store, path, warehouse);
    });
  });
}

async function taken(store: Store, path: string) {
  return intakeTidy(store, {path, name: "tidy.csv"}, SHAPE, {readTexts: await textReader(store)});
}

test("a file is taken in while a new warehouse is made, and stands in it with what was written before and after", async () => {
  await withFolder(async folder => {
    const [path, warehouse] = [join(folder, "tidy.csv"), join(folder, "warehouse.duckdb")];
    await writeFile(path, sound);
    const {read, accepted, quarantined, tables} = await withNewWarehouse(warehouse, async store => {
      await withReference(store);
      const intake = await taken(store, path);
      await run(store, "create table after as select 1 as n");
      return intake;
    });
    expect({read, accepted, quarantined}).toEqual({read: 6, accepted: 5, quarantined: {number_unreadable: 1}});
    await withReadStore(warehouse, async store => {
      expect(await select(store, `select sum(value)::integer as sum from ${tables.accepted}`)).toEqual([{sum: 82}]);
      expect(await select(store, "select n from after")).toEqual([{n: 1}]);
      expect(await select(store, "select count(*)::integer > 0 as kept from reference.unit")).toEqual([{kept: true}]);
    });
  });
});

test("a file that is refused while a new warehouse is made says why, and the warehouse goes on", async () => {
  await withWarehouse(nonsense, async (store, path) => {
    await expect(taken(store, path)).rejects.toThrow("number_unreadable 2");
    expect(await select(store, "select database_name from duckdb_databases() where not internal")).toHaveLength(1);
    await run(store, "create table after as select 1 as n");
    await run(store, "rollback"); // there is a transaction again
    await run(store, "begin transaction");
  });
});

test("a fault in the middle of an intake is told, not what cleaning up says after it", async () => {
  await withWarehouse(sound, async (store, path) => {
    const readTexts = async (store: Store) => {
      await run(store, "detach tidy"); // so that detaching it again fails too
      throw new Error("the first fault");
    };
    await expect(intakeTidy(store, {path, name: "tidy.csv"}, SHAPE, {readTexts})).rejects.toThrow("the first fault");
    expect(await select(store, "select database_name from duckdb_databases() where not internal")).toHaveLength(1);
  });
});
