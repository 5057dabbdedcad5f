import {appendFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {refused} from "../../helpers/mistakes.js";
import {withProject} from "../../helpers/project.js";

const named = (name: string) => `$${`{${name}}`}`;
const OK = `url=https://a.test/x?t=${named("BIO_SECRET_BOX")};document=api-url-file`;

test("an address that would tell a secret is refused at its line, which quotes nothing of it", async () => {
  await withProject(async project => {
    const table = join(project.root, "data/reference/request.csv");
    const first = (await project.read("data/reference/request.csv")).trimEnd().split("\n").length + 1;
    const rows = [
      ["url=https://user:canary@a.test/x.csv?token=canary", "an address without user and password"],
      ["url=canary://a.test/x.csv", "an https://… address"],
      [`url=https://a.test/x?t=${named("CANARY")}`, "variables named as"],
      ["url=https://a.test/x?a=1;token=canary", "semicolons are written %3B"],
      [`country=${named("BIO_SECRET_CANARY")}`, "url only"],
      ["url=https://u:canary@a.test/;canary", "name=value parted by ;"],
      [OK, undefined]
    ] as const;
    await appendFile(table, rows.map(([params], i) => `url_file,r${i},"${params}",,\n`).join(""));
    const problems = await refused(project);
    for (const [i, [, said]] of rows.entries()) {
      const at = problems.filter(({where}) => where === `data/reference/request.csv:${first + i} params`);
      if (said === undefined) expect(at).toEqual([]);
      else expect(at.map(({en}) => en).join()).toContain(said);
    }
    expect(JSON.stringify(problems)).not.toMatch(/canary/i);
  });
});

test("who is logged in is refused in the address of a document too", async () => {
  await withProject(async project => {
    await project.edit("data/reference/document.csv", text => text.replace("https://", "https://user:canary@"));
    const [problem, ...others] = await refused(project);
    expect(problem?.where).toMatch(/^data\/reference\/document\.csv:\d+ url$/);
    expect(problem?.en).toContain("without a user in it");
    expect(JSON.stringify(problem)).not.toContain("canary");
    expect(others).toEqual([]);
  });
});
