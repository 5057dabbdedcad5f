import type {Command, Context, Output} from "./command.js";
import type {Options} from "./options.js";

export const archive: Command = async (context, [word], options) => {
  return word === "adopt" ? adoptOrphans(context, options) : verify(context, options);
};

/** Everything that is wrong with the archive, if anything is. Changes nothing. */
async function verify({settings, log}: Context, {lang}: Options): Promise<Output> {
  const [{verifyArchive}, {verifiedText}] = await Promise.all([
    import("../run/verifyArchive.js"),
    import("./text/archive.js")
  ]);
  const verified = await verifyArchive(settings, (done, all) => log(`${done}/${all}`));
  return {json: verified, text: verifiedText(verified, lang), failed: verified.findings.length > 0};
}

/** What could be taken in again; with --yes it is. Fails where something is left that nobody can place. */
async function adoptOrphans({settings, now}: Context, {lang, from, yes = false}: Options): Promise<Output> {
  const [{adopt}, {adoptionText}] = await Promise.all([import("../run/adopt.js"), import("./text/archive.js")]);
  const adoption = await adopt(settings, {from, write: yes, now: now()});
  return {
    json: {...adoption, done: yes},
    text: adoptionText(adoption, {lang, done: yes}),
    failed: adoption.impossible.length > 0
  };
}
