import type {Words} from "./words.js";

/**
 * Why a file at hand is not taken in, by rule, in words that say what to do. Such a file has no bytes in the archive:
 * it is listed and never decides what is published.
 */
export const unopenedWords = {
  file_missing: {ja: "ファイルがありません。", en: "the file is missing."},
  file_denied: {
    ja: "読む権限がありません。ファイルかフォルダの権限を直してください。",
    en: "there is no permission to read it; mend the permissions of the file or folder."
  },
  file_unopened: {
    ja: "開けません。装置や名前を確かめてください。",
    en: "it cannot be opened; check the disk and its name."
  },
  file_vanished: {
    ja: "読む前になくなりました。もう一度入れてください。",
    en: "it went away before it was read; put it there again."
  },
  file_changing: {
    ja: "読む間に書き換わりました。書き終わってから次の実行で読みます。",
    en: "it changed while it was read; the next run reads it once writing has ended."
  },
  file_link: {
    ja: "リンクです。リンクはたどりません。ファイルそのものを入れてください。",
    en: "a link, which is not followed; put the file itself there."
  },
  file_special: {
    ja: "パイプ、ソケットまたは装置です。ふつうのファイルを入れてください。",
    en: "a pipe, a socket or a device; put an ordinary file there."
  },
  file_folder: {ja: "フォルダです。ファイルを指定してください。", en: "a folder; name a file."},
  file_too_large: {
    ja: "200 MB を超えるファイルです。分けるか、余分なものを除いてください。",
    en: "larger than 200 MB; split it, or leave out what is not needed."
  },
  name_undecodable: {
    ja: "名前が UTF-8 ではありません（古い zip など）。名前を付け直してください。",
    en: "its name is not UTF-8 (from an old zip, perhaps); give it a new name."
  },
  name_twice: {
    ja: "同じに見える名前のファイルがもう一つあります（濁点の表し方だけが違う）。一つにしてください。",
    en: "another file has a name that reads the same (only its accents are coded otherwise); keep one of them."
  }
} as const satisfies Words;

export type UnopenedRule = keyof typeof unopenedWords;

/** The most bytes a file may have; README says so too. */
export const MOST_BYTES = 200_000_000;

/** The most files that are told one by one; the others are counted. */
export const MOST_TOLD = 100;

/** One thing that was not taken in, by the name people know it by. */
export interface Unopened {
  name: string;
  rule: UnopenedRule;
}
