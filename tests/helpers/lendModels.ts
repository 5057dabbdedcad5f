import type {Store} from "../../pipeline/store.js";
import {type World, withModels} from "./store.js";

/** A store in which every model has been built, for all tests of a file: what one of them changes it puts back. */
export interface Lent {
  store: Store;
  giveBack(): Promise<void>;
}

export async function lendModels(world: World): Promise<Lent> {
  let done = () => {};
  let work: Promise<void> = Promise.resolve();
  const store = await new Promise<Store>((lend, fail) => {
    work = withModels(world, async lent => {
      lend(lent);
      await new Promise<void>(resolve => {
        done = resolve;
      });
    });
    work.catch(fail);
  });
  return {
    store,
    giveBack: () => {
      done();
      return work;
    }
  };
}
