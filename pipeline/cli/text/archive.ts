import {visibleLine} from "../../contracts/visible.js";
import type {Problem} from "../../errors.js";
import type {Adoption} from "../../run/adopt.js";
import type {Verified} from "../../run/verifyArchive.js";

type Lang = "ja" | "en";

const SAID = {
  ja: {
    counts: (receipts: string, artifacts: string, bytes: string) =>
      `受領 ${receipts} 件、保管ファイル ${artifacts} 件、${bytes} バイト`,
    lost: (count: number) => `失われたと届け出たもの ${count} 件（lost_artifact.csv）`,
    sound: "異常はありません。",
    findings: (count: number) => `異常 ${count} 件`,
    nothing: "受け入れるものはありません。",
    adopted: (count: number, done: boolean) => `受領の記録を${done ? "書き直しました" : "書き直せるもの"}: ${count} 件`,
    known: {copy: "控えから", list: "事務局の一覧から", file: "手元のファイルから"},
    faults: (done: boolean) => `台帳の異常${done ? "（いまの台帳を正としました）" : "（いまの台帳を正とします）"}:`,
    impossible: (count: number) => `受け入れられないもの ${count} 件`,
    confirm: "まだ何もしていません。控えがあればそれを戻すほうが確かです。これを行うには --yes を付けてください。",
    former: (path: string) => `前の台帳は ${path} に残しました。次に bio run を実行してください。`
  },
  en: {
    counts: (receipts: string, artifacts: string, bytes: string) =>
      `${receipts} receipts, ${artifacts} archived files, ${bytes} bytes`,
    lost: (count: number) => `declared lost (lost_artifact.csv): ${count}`,
    sound: "nothing is wrong.",
    findings: (count: number) => `wrong: ${count}`,
    nothing: "there is nothing to adopt.",
    adopted: (count: number, done: boolean) =>
      `receipts ${done ? "written again" : "that can be written again"}: ${count}`,
    known: {copy: "from the copy", list: "from the office's list", file: "from the file at hand"},
    faults: (done: boolean) =>
      `what is wrong with the ledger, which ${done ? "now counts" : "would count"} as it stands:`,
    impossible: (count: number) => `cannot be adopted: ${count}`,
    confirm: "nothing is done yet; a copy of the ledger, if there is one, is the surer way. Add --yes to do this.",
    former: (path: string) => `the former ledger is kept as ${path}. Run bio run next.`
  }
};

/** What stands in the archive, and each thing that is wrong. */
export function verifiedText({receipts, artifacts, bytes, lost, findings}: Verified, lang: Lang): string {
  const said = SAID[lang];
  const [a, b, c] = [receipts, artifacts, bytes].map(count => count.toLocaleString("en-US"));
  return [
    said.counts(a ?? "", b ?? "", c ?? ""),
    ...(lost.length > 0 ? [said.lost(lost.length)] : []),
    ...(findings.length === 0 ? [said.sound] : [said.findings(findings.length), ...told(findings, lang)])
  ].join("\n");
}

/** What adopting comes to, or came to. */
export function adoptionText(
  {adopted, impossible, faults, former}: Adoption,
  {lang, done}: {lang: Lang; done: boolean}
): string {
  const said = SAID[lang];
  const some = adopted.length + faults.length > 0;
  const lines = adopted.map(({receipt: {received_at, source_id, name, sha256}, known_from}) =>
    visibleLine(`  ${received_at}  ${source_id}  ${name}  ${sha256.slice(0, 12)}…  ${said.known[known_from]}`)
  );
  return [
    ...(some || impossible.length > 0 ? [] : [said.nothing]),
    ...(lines.length > 0 ? [said.adopted(lines.length, done), ...lines] : []),
    ...(faults.length > 0 ? [said.faults(done), ...told(faults, lang)] : []),
    ...(impossible.length > 0 ? [said.impossible(impossible.length), ...told(impossible, lang)] : []),
    ...(some && !done ? [said.confirm] : []),
    ...(former === undefined ? [] : [said.former(former)])
  ].join("\n");
}

function told(problems: readonly Problem[], lang: Lang): string[] {
  return problems.map(({where, ...said}) => visibleLine(`  ${where}: ${said[lang]}`));
}
