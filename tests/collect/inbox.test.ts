import {execFileSync} from "node:child_process";
import {chmodSync, mkdirSync, renameSync, symlinkSync, truncateSync, writeFileSync} from "node:fs";
import {open} from "node:fs/promises";
import {createServer} from "node:net";
import {join} from "node:path";
import {expect, test} from "vitest";
import {collectSource} from "../../pipeline/collect/collectSource.js";
import {readDropped} from "../../pipeline/collect/readWhole.js";
import {MOST_BYTES} from "../../pipeline/contracts/unopened.js";
import {problemsOf} from "../helpers/errors.js";
import {clock, withFolder} from "../helpers/project.js";
import {plainSource} from "../helpers/store.js";

const source = {...plainSource, files: [], inbox: "reports"};

/** What an inbox gives after `fill`: the names received, and what was not taken in. */
async function collected(fill: (inbox: string) => void | Promise<void>, user = process.geteuid?.() ?? 0) {
  const found = {received: [] as string[], unopened: [] as string[]};
  await withFolder(async root => {
    const inbox = join(root, "data/inbox/reports");
    mkdirSync(inbox, {recursive: true});
    writeFileSync(join(inbox, "good.csv"), "a");
    await fill(inbox);
    const own = process.geteuid?.() ?? 0;
    for (const folder of [root, join(root, "archive")]) {
      mkdirSync(folder, {recursive: true});
      chmodSync(folder, 0o777);
    }
    process.seteuid?.(user);
    const effects = {now: clock("2026-11-24T00:00:00Z")};
    const {received, unopened} = await collectSource(
      source,
      {root, home: root},
      join(root, "archive"),
      effects
    ).finally(() => {
      process.seteuid?.(own);
    });
    const short = (name: string) => name.replace("data/inbox/reports/", "");
    found.received = received.map(({name}) => short(name));
    found.unopened = unopened.map(({name, rule}) => `${short(name)} ${rule}`);
  });
  return found;
}

test("what is no ordinary file is listed with its reason, and the others are received", async () => {
  const found = await collected(async inbox => {
    symlinkSync("/etc/passwd", join(inbox, "b-link.csv"));
    symlinkSync("/etc", join(inbox, "c-folder-link"));
    symlinkSync("nowhere", join(inbox, "d-broken-link"));
    execFileSync("mkfifo", [join(inbox, "e-pipe.csv")]);
    await new Promise<void>(resolve => {
      const server = createServer().listen(join(inbox, "f.sock"), () => resolve());
      server.unref();
    });
    writeFileSync(join(inbox, "g-large.csv"), "");
    truncateSync(join(inbox, "g-large.csv"), MOST_BYTES + 1);
    mkdirSync(join(inbox, "h.xlsx"));
    writeFileSync(join(inbox, "h.xlsx", "inside.csv"), "b");
    writeFileSync(join(inbox, "~$good.csv"), "a lock of Excel");
  });
  expect(found.received).toEqual(["good.csv", "h.xlsx/inside.csv"]);
  expect(found.unopened.toSorted()).toEqual([
    "b-link.csv file_link",
    "c-folder-link file_link",
    "d-broken-link file_link",
    "e-pipe.csv file_special",
    "f.sock file_special",
    "g-large.csv file_too_large"
  ]);
});

test("a name as a Mac writes it is received under the name it reads as; of two that read the same, one", async () => {
  const decomposed = "ご報告.csv".normalize("NFD");
  const alone = await collected(inbox => writeFileSync(join(inbox, decomposed), "b"));
  expect(alone).toEqual({received: ["good.csv", "ご報告.csv"], unopened: []});
  const both = await collected(inbox => {
    writeFileSync(join(inbox, decomposed), "b");
    writeFileSync(join(inbox, "ご報告.csv"), "c");
  });
  expect(both.received).toEqual(["good.csv", "ご報告.csv"]);
  expect(both.unopened).toEqual([expect.stringMatching(/^ご報告\.csv \(U\+3053 U\+3099 .*\) name_twice$/)]);
});

test("a name that is no UTF-8 is listed byte by byte, and as Shift_JIS reads it", async () => {
  const found = await collected(inbox => {
    const name = Buffer.from([0x95, 0xf1, 0x8d, 0x90, 0x2e, 0x63, 0x73, 0x76]);
    writeFileSync(Buffer.concat([Buffer.from(`${inbox}/`), name]), "b");
  });
  expect(found.received).toEqual(["good.csv"]);
  expect(found.unopened).toEqual(["⟨95⟩⟨F1⟩⟨8D⟩⟨90⟩.csv (Shift_JIS: 報告.csv) name_undecodable"]);
});

test("a file or folder without permission is listed as that", async () => {
  const found = await collected(inbox => {
    writeFileSync(join(inbox, "shut.csv"), "b", {mode: 0o000});
    mkdirSync(join(inbox, "shut"));
    chmodSync(join(inbox, "shut"), 0o000);
  }, process.geteuid?.() || 65_534); // root may read everything, and then there is nothing to see
  expect(found.unopened.toSorted()).toEqual(["shut file_denied", "shut.csv file_denied"]);
});

test("names of any characters and of 255 bytes are received as they are", async () => {
  const names = ["new\nline.csv", "\u001b[31mred.csv", "‮fdp.csv", "a".repeat(255)];
  const found = await collected(inbox => {
    for (const name of names) writeFileSync(join(inbox, name), "b");
  });
  expect(found).toEqual({received: ["good.csv", ...names].toSorted(), unopened: []});
});

/** What reading a dropped file says when something happens to it between looking and reading. */
async function meanwhile(happen: (path: string, inbox: string) => void | Promise<void>): Promise<unknown> {
  let said: unknown;
  await withFolder(async inbox => {
    const path = join(inbox, "in", "report.csv");
    mkdirSync(join(inbox, "in"));
    writeFileSync(path, "a");
    await happen(path, inbox);
    said = await readDropped(Buffer.from(path), Buffer.from(inbox)).then(
      content => Buffer.from(content).toString(),
      error => error.rule ?? error
    );
  });
  return said;
}

test("a file that was replaced by a link, also above it, is not followed; one that went is told", async () => {
  expect(await meanwhile(() => {})).toBe("a");
  const moved = (path: string, inbox: string) => {
    mkdirSync(join(inbox, "other"));
    renameSync(path, join(inbox, "other", "report.csv"));
  };
  expect(await meanwhile(moved)).toBe("file_vanished");
  expect(
    await meanwhile((path, inbox) => {
      moved(path, inbox);
      symlinkSync("../other/report.csv", path);
    })
  ).toBe("file_link");
  expect(
    await meanwhile((_path, inbox) => {
      renameSync(join(inbox, "in"), join(inbox, "real"));
      symlinkSync("real", join(inbox, "in"));
    })
  ).toBe("file_link");
});

test("a file that goes on being written is left for the next run", async () => {
  await withFolder(async inbox => {
    const path = join(inbox, "growing.csv");
    writeFileSync(path, "a".repeat(5_000_000));
    const file = await open(path, "a");
    let writing = true;
    const write = async () => {
      while (writing) await file.write("b");
    };
    const written = write();
    const reading = Promise.all(
      Array.from({length: 5}, () => readDropped(Buffer.from(path), Buffer.from(inbox)).catch(error => error.rule))
    );
    expect(await reading).toContain("file_changing");
    writing = false;
    await written;
    await file.close();
  });
});

test("a file of the product that is a folder or a pipe is the operator's mistake, told as what it is", async () => {
  await withFolder(async root => {
    const own = {...plainSource, files: ["own.csv"]};
    mkdirSync(join(root, "own.csv"));
    const collect = () =>
      collectSource(own, {root, home: root}, join(root, "archive"), {now: clock("2026-11-24T00:00:00Z")});
    expect((await problemsOf(collect))[0]?.en).toBe("a folder; name a file.");
    execFileSync("rm", ["-r", join(root, "own.csv")]);
    execFileSync("mkfifo", [join(root, "own.csv")]);
    expect((await problemsOf(collect))[0]?.en).toContain("a pipe");
  });
});
