import {join} from "node:path";
import type {Folders} from "../contracts/folders.js";
import type {Manifest} from "../contracts/manifest.js";
import {lockOwner} from "../lock/lock.js";
import {readManifest} from "../publish/publish.js";
import {folderSaysTooMuch} from "../publish/takeBack.js";
import {readReference} from "../read/reference/reference.js";
import {rowsOf} from "./input.js";

/** What is published; undefined where nothing is. */
export async function publishedManifest({published}: Pick<Folders, "published">): Promise<Manifest | undefined> {
  return readManifest(published);
}

/** Whether the built site was made by an earlier version of the product and says what is published no more. */
export async function siteSaysTooMuch({dist}: Pick<Folders, "dist">): Promise<boolean> {
  return folderSaysTooMuch(join(dist, "published"));
}

/** Since when somebody alive has had the data folder, as an ISO text; undefined while nobody does. */
export async function busySince({lock}: Pick<Folders, "lock">): Promise<string | undefined> {
  return (await lockOwner(lock))?.since;
}

/** The cells of the reference tables, for what is asked of services. Throws OperatorError for tables with mistakes. */
export async function referenceRows(folders: Pick<Folders, "root" | "home">) {
  return rowsOf(await readReference(folders));
}
