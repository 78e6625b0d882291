/** Which lines there may be: by the marks of their ids (`Cipher.markOf`), the numbers of the blocks to look for them in. */

/** Lines in a block. More make importing little faster, and reading one customer's slower. */
export const LINES_IN_BLOCK = 32;

/** Places at first; a power of two, as all its sizes are. */
const SMALLEST = 2 ** 12;

/** A hash table with open addressing: 12 to 24 bytes a line, where a `Map` takes several times as much. */
export class MarkTable {
  /** 0: the place is free. */
  #marks = new Uint32Array(SMALLEST);
  #blocks = new Uint32Array(SMALLEST);
  #count = 0;

  /** @param first the number of the first block @param marks as many for each block as it may have lines; 0: none */
  add(first: number, marks: Uint32Array): void {
    for (const [place, mark] of marks.entries()) {
      if (mark !== 0) this.#put(mark, first + Math.floor(place / LINES_IN_BLOCK));
    }
  }

  has(mark: number): boolean {
    return this.#marks[this.#placeOf(mark)] !== 0;
  }

  /** Blocks in which a line of that mark was. */
  blocksOf(mark: number): number[] {
    const blocks: number[] = [];
    const last = this.#marks.length - 1;
    for (let place = this.#placeOf(mark); this.#marks[place] !== 0; place = (place + 1) & last) {
      if (this.#marks[place] === mark) blocks.push(this.#blocks[place] ?? 0);
    }
    return blocks;
  }

  #put(mark: number, block: number): void {
    if (this.#count * 3 >= this.#marks.length * 2) this.#grow();
    const last = this.#marks.length - 1;
    let place = mark & last;
    while (this.#marks[place] !== 0) place = (place + 1) & last;
    this.#marks[place] = mark;
    this.#blocks[place] = block;
    this.#count += 1;
  }

  /** The first place of the mark, or the free one that shows that it has none. */
  #placeOf(mark: number): number {
    const last = this.#marks.length - 1;
    let place = mark & last;
    while (this.#marks[place] !== 0 && this.#marks[place] !== mark) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const [marks, blocks] = [this.#marks, this.#blocks];
    this.#marks = new Uint32Array(marks.length * 2);
    this.#blocks = new Uint32Array(marks.length * 2);
    this.#count = 0;
    for (const [place, mark] of marks.entries()) if (mark !== 0) this.#put(mark, blocks[place] ?? 0);
  }
}
