import {afterAll, beforeAll, expect, test} from "vitest";
import {makeSmallDisk, type Said, type SmallDisk} from "./disk.js";

let disk: SmallDisk;
beforeAll(async () => {
  disk = await makeSmallDisk();
});
afterAll(() => disk.project.remove());

/** What a person reads: one line, with what to do, and never a stack. */
function expectOneLine({code, stdout, stderr}: Said, words: string): void {
  const problems = stderr
    .trimEnd()
    .split("\n")
    .filter(line => !/^ +\d+ {2}\S/.test(line)); // progress of the steps before
  expect({code, lines: problems.length, stdout}, stderr).toEqual({code: 1, lines: 1, stdout: ""});
  expect(problems[0]).toContain(words);
}

const CHANGE = "sed -i 's/AnswersNews/AnswersNews Inc./' $DATA/reference/document.csv";
const FILL = (free: number) =>
  `head -c $(( $(df --output=avail -B1 $DATA | tail -n 1) - ${free} )) /dev/zero > $DATA/ballast`;

test.each([
  ["while the warehouse is written", 8_000_000],
  ["while the set is written", 34_000_000],
  ["before anything is", 0]
])(
  "a disk that is full %s: one line, what is published stays, and with room the next run goes on",
  async (_when, free) => {
    const said = await disk.script([
      "bio run --json",
      "readlink $DATA/published/current",
      CHANGE,
      FILL(free),
      "bio run",
      "readlink $DATA/published/current",
      "ls $DATA | tr '\\n' ' '; ls -a $DATA/published | tr '\\n' ' '",
      "bio status --json",
      "rm $DATA/ballast",
      "bio run --json",
      "bio status --json"
    ]);
    const [first, before, , , full, after, left, standing, , mended, status] = said as [
      Said,
      Said,
      Said,
      Said,
      Said,
      Said,
      Said,
      Said,
      Said,
      Said,
      Said
    ];
    expect(first.code, first.stderr).toBe(0);
    expectOneLine(full, "the disk is full");
    expect(after.stdout).toBe(before.stdout);
    expect(left.stdout).not.toMatch(/\.(new|part|wal)/);
    expect(standing.code, standing.stderr).toBe(0);
    expect(JSON.parse(standing.stdout).content_id).toBe(JSON.parse(first.stdout).content_id);
    expect(mended.code, mended.stderr).toBe(0);
    expect(JSON.parse(mended.stdout).changed).toBe(true);
    expect(JSON.parse(status.stdout).content_id).toBe(JSON.parse(mended.stdout).content_id);
  }
);

test("a data folder that is read-only: one line, and nothing is asked of it again until it can be written", async () => {
  const said = await disk.script([
    "bio run --json",
    CHANGE,
    "mount -o remount,ro $DATA",
    "bio run",
    "bio status --json",
    "mount -o remount,rw $DATA",
    "bio run --json"
  ]);
  const [first, , , refused, status, , mended] = said as [Said, Said, Said, Said, Said, Said, Said];
  expectOneLine(refused, "read-only");
  expect(status.code, status.stderr).toBe(0);
  expect(JSON.parse(status.stdout).content_id).toBe(JSON.parse(first.stdout).content_id);
  expect(JSON.parse(mended.stdout).changed).toBe(true);
});
