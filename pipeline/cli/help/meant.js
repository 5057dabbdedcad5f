// @ts-check
// What is said of a slip.

/** @typedef {{where: string, ja: string, en: string}} Problem */

/**
 * What was probably meant, where anything was.
 * @param {readonly string[]} near
 */
export function meantJa(near) {
  return near.length === 0 ? "" : `もしかして ${near.join(" か ")} ですか。`;
}

/**
 * The same in English.
 * @param {readonly string[]} near
 */
export function meantEn(near) {
  return near.length === 0 ? "" : `did you mean ${near.join(" or ")}? `;
}

/**
 * A problem of one line; its Japanese stands before its English.
 * @param {string} where
 * @param {string} ja
 * @param {string} en
 * @returns {Problem}
 */
export function problem(where, ja, en) {
  return {where, ja, en: en.trimEnd()};
}
