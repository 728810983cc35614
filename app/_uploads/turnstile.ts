/** Lets so many in at a time; others wait in line, in the order in which they came. */
export class Turnstile {
  readonly #waiting: ((isIn: boolean) => void)[] = [];
  readonly #places: number;
  #free: number;

  /**
   * @param places how many are in at a time.
   * @param line how many may wait.
   * @param patienceMs how long each of them waits.
   */
  constructor(
    places: number,
    private readonly line: number,
    private readonly patienceMs: number,
  ) {
    this.#places = places;
    this.#free = places;
  }

  /** Whether nobody is in. */
  get isEmpty(): boolean {
    return this.#free === this.#places;
  }

  /** What `work` gives, once there is a place; null, and `work` not begun, where there is none in time. */
  async pass<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#free > 0) this.#free--;
    else if (!(await this.#wait())) return null;
    try {
      return await work();
    } finally {
      // The place goes from hand to hand: nobody who comes in between is before those who wait.
      const next = this.#waiting.shift();
      if (next) next(true);
      else this.#free++;
    }
  }

  #wait(): Promise<boolean> {
    if (this.#waiting.length >= this.line) return Promise.resolve(false);
    return new Promise((resolve) => {
      const leave = (isIn: boolean) => {
        clearTimeout(timer);
        resolve(isIn);
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(leave), 1);
        resolve(false);
      }, this.patienceMs);
      this.#waiting.push(leave);
    });
  }
}
