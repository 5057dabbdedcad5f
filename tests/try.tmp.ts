import {readModels, buildModels} from "../pipeline/models/build.js";
import {withModels, rows, select} from "./helpers/store.js";
import {nationalTargets, newSeries} from "./helpers/targets.js";
const w = newSeries("grp-wood", [{period:"2019", value:"0.55"},{period:"2023", value:"0.68", }], {});
const t=Date.now();
await withModels(w, async store => {
  console.log(Date.now()-t);
  for (const q of process.argv.slice(2)) { console.log(q); for (const r of await select(store,q)) console.log(JSON.stringify(r)); }
});
