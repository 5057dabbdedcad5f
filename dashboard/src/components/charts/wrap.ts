/** About how many pixels a text takes at a size of type: a letter or digit of the Latin half of one of the others. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (/[\x20-\x7e｡-ﾟ]/.test(character) ? 0.6 : 1), 0) * size;
}

/** A long label on a few lines, each broken after a comma or the like where one is near; the rest is left out as … */
export function wrap(label: string, room: number, lines = 3, size = 13): string {
  if (textWidth(label, size) <= room) return label;
  const characters = [...label];
  let fits = 1;
  while (textWidth(characters.slice(0, fits + 1).join(""), size) <= room) fits += 1;
  if (lines === 1) return `${characters.slice(0, fits - 1).join("")}…`;
  const gentle = characters.slice(0, fits).findLastIndex(character => "、・／ ）".includes(character)) + 1;
  const end = gentle > fits / 2 ? gentle : fits;
  const rest = wrap(characters.slice(end).join(""), room, lines - 1, size);
  return `${characters.slice(0, end).join("").trimEnd()}\n${rest}`;
}
