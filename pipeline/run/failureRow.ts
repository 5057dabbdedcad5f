/** Failures in a row beyond so many are counted no further once they have moved. */
const LONGEST_ROW = 365;

/** A row of failures, with what went well before it and so ends the counting. */
export class FailureRow {
  #well: string[] = [];
  #failed: string[] = [];
  #mended = false;

  well(id: string): void {
    this.#well = [id];
    this.#failed = [];
    this.#mended = false;
  }

  failed(id: string): void {
    this.#failed.push(id);
  }

  /** A run by hand that shows a mended home counts the row as one failure: the last, and that run, tell so. */
  mended(id: string): void {
    if (this.#failed.length > 2 || !this.#mended) this.#failed = [...this.#failed.slice(-1), id];
    this.#mended = true;
  }

  get ids(): string[] {
    return [...this.#well, ...this.#failed.slice(-LONGEST_ROW)];
  }
}
