import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {keepWhatWasRead} from "../../pipeline/run/undecided.js";
import {quoteText, run, withMemoryStore} from "../../pipeline/store.js";
import {problemsOf} from "../helpers/errors.js";
import {withFolder} from "../helpers/project.js";

const late = {
  where: "data/inbox/a.xlsx",
  ja: "60 秒で読めません。",
  en: "not read in 60 seconds.",
  rule: "file_too_slow"
};

/** Files by their hash, read or cut off, as a run has them in hand. */
function hand(...files: [sha: string, cut: boolean][]): Parameters<typeof keepWhatWasRead>[1] {
  return files.map(([artifact_sha256, cut]) => {
    const row = {artifact_sha256} as Parameters<typeof keepWhatWasRead>[1][number]["row"];
    return {row, ...(cut && {undecided: late})};
  });
}

test("a file that cannot be read now stops a run where its figures are published, and only there", async () => {
  await withFolder(async published => {
    await keepWhatWasRead({published}, hand(["a", true])); // nothing is published yet
    await mkdir(join(published, "current"));
    const path = quoteText(join(published, "current", "source_status.parquet"));
    await withMemoryStore(store =>
      run(store, `copy (select * from (values ('a', 3), ('b', 0)) as t(artifact_sha256, accepted)) to ${path}`)
    );
    await keepWhatWasRead({published}, hand(["a", false], ["b", true], ["c", true]));
    expect(await problemsOf(() => keepWhatWasRead({published}, hand(["b", true], ["a", true])))).toEqual([
      {
        where: "data/inbox/a.xlsx",
        ja: expect.stringMatching(/^60 秒で読めません。.*公開したものはそのままにします。$/),
        en: expect.stringMatching(/^not read in 60 seconds\. .*what is published stays\.$/)
      }
    ]);
  });
});
