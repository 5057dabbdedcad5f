import {UnreadableFile} from "../../errors.js";

/**
 * A file that cannot be read: one line that says what was found and what is expected. `rule` names a row of rule.csv.
 */
export function unreadable(
  name: string,
  rule: string,
  found: {ja: string; en: string},
  expected: {ja: string; en: string}
): UnreadableFile {
  const problem = {
    where: name,
    ja: `${found.ja}。${expected.ja}が必要です。`,
    en: `${found.en}, expected ${expected.en}.`
  };
  return new UnreadableFile(problem, {rule, found: found.en, expected});
}
