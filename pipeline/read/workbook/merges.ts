import type {Range} from "../../contracts/book.js";

/** Merged blocks, found by a cell or by a row. */
export interface Merges {
  at(row: number, column: number): Range | undefined;
  on(row: number): Range[];
}

/**
 * Shelves the blocks by rows, blocks of like height on shelves as high as they are: a block then stands on two shelves
 * at most, and one of a million rows costs no more than one of two.
 */
export function shelved(blocks: readonly Range[]): Merges {
  const heights = new Map<number, Map<number, Range[]>>();
  for (const block of blocks) {
    const height = 2 ** Math.ceil(Math.log2(block.bottom - block.top + 1));
    const shelves = heights.get(height) ?? new Map<number, Range[]>();
    heights.set(height, shelves);
    for (let at = Math.floor(block.top / height); at <= Math.floor(block.bottom / height); at++) {
      const shelf = shelves.get(at);
      if (shelf) shelf.push(block);
      else shelves.set(at, [block]);
    }
  }
  const near = (row: number) =>
    [...heights].flatMap(([height, shelves]) => shelves.get(Math.floor(row / height)) ?? NONE);
  return {
    at: (row, column) => {
      for (const [height, shelves] of heights) {
        const block = shelves
          .get(Math.floor(row / height))
          ?.find(({top, left, bottom, right}) => row >= top && row <= bottom && column >= left && column <= right);
        if (block) return block;
      }
      return undefined;
    },
    on: row => near(row).filter(({top, bottom}) => row >= top && row <= bottom)
  };
}

const NONE: Range[] = [];
