import type {Book} from "../../contracts/book.js";

/** A text file as text, with its encoding and how it was known. */
export interface DecodedText {
  text: string;
  encoding: NonNullable<Book["encoding"]>;
}
