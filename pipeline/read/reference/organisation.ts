import type {Asked} from "../../contracts/request.js";
import {UnreadableFile} from "../../errors.js";
import {fold, nameKey} from "../tables/fold.js";

/**
 * Throws UnreadableFile where an answer speaks of another organisation than was asked for: by its number, or by a name
 * that is none of ours but for spelling and legal form. A name that the answer does not give is not compared.
 */
export function requireOrganisation(
  asked: Asked,
  {corporate_number, name}: {corporate_number: string; name?: string | null | undefined},
  {file, address}: {file: string; address: string}
): void {
  const names = (asked.request.params.name ?? "").split("\n");
  const key = (text: string) => nameKey(fold(text), new Map());
  const sameNumber = corporate_number === asked.request.id;
  if (sameNumber && (!name || names.some(one => key(one) === key(name)))) return;
  const found = sameNumber ? (name ?? "") : `${corporate_number} ${name ?? ""}`.trim();
  const expected = sameNumber ? names.join(" / ") : `${asked.request.id} ${names.join(" / ")}`;
  const problem = {
    where: `${file} ${address}`,
    ja: `法人番号の組織が一覧と違います：「${found}」。一覧では「${expected}」です。`,
    en: `the organisation of this corporate number is "${found}", in the table it is "${expected}".`
  };
  throw new UnreadableFile(problem, {
    rule: "organisation_mismatch",
    found,
    expected: {ja: expected, en: expected},
    address
  });
}
