import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {CheckedFile, UnreadFile} from "../../pipeline/contracts/checkReport.js";
import {type CheckRequest, checkFiles} from "../../pipeline/run/checkFiles.js";
import communityReport from "../../pipeline/sources/community_report.js";
import type {Project} from "./project.js";

/** Puts a file into the inbox of community reports, as an office would. */
export async function drop(project: Project, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(project.root, "data/inbox/community_report", name);
  await mkdir(dirname(path), {recursive: true});
  await writeFile(path, content);
}

/** What `bio check` says of one file, in the world of the project. */
export async function checkOne(
  project: Project,
  name: string,
  content: string | Uint8Array,
  request: Partial<CheckRequest> = {}
): Promise<CheckedFile | UnreadFile> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const now = new Date("2026-11-24T00:00:00Z");
  const given = {files: [{name, content: bytes}], source: communityReport, community: "", now, ...request};
  const {report} = await checkFiles(project.settings, given);
  const [file] = report.files;
  if (!file) throw new Error("no file came back");
  return file;
}

/** The same, for a file that can be read. */
export async function checkReadable(...args: Parameters<typeof checkOne>): Promise<CheckedFile> {
  const file = await checkOne(...args);
  if ("error" in file) throw new Error(`${file.error.rule}: ${file.error.message_en}`);
  return file;
}

export const LONG = `長岡バイオコミュニティ 令和６年度 報告

指標,年度,値,単位,備考
参画機関数,2024,６５,機関,
関連企業数,2024,約120,社,※1
共同研究件数,R6,10～15,件,
売上高,2024,3兆4495億円,,
投資額,2024,12,,
特許件数,2024,…,件,
ベンチャー企業数,2024,"1,23",社,
謎の指標,2024,5,件,
論文数,2024,,本,
※1 概数
`;
