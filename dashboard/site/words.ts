import {sharedWords} from "../../pipeline/contracts/words.js";
import {type SiteWords, ja as siteJa, type Words} from "../src/components/words.js";

/** Every word of the Japanese site. */
export const ja: Words = whole(siteJa, "ja");

/** The words of the site with those that terminal and alerts use too. */
function whole(own: SiteWords, lang: "ja" | "en"): Words {
  const {verdict, change, release, ...operations} = sharedWords(lang);
  return {
    ...own,
    verdict,
    changes: {...own.changes, kind: change},
    operations: {...own.operations, ...operations, state: {...own.operations.state, ...release}}
  };
}
