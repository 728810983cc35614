/** The values that were asked for last, by name: the one least lately used goes first. */
export class Latest<Value> {
  readonly #values = new Map<string, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a name; worked out if it is not among the latest. */
  of(name: string, compute: () => Value): Value {
    const known = this.#values.get(name);
    const value = known === undefined ? compute() : known;
    this.#values.delete(name);
    this.#values.set(name, value);
    if (this.#values.size > this.#most) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    return value;
  }
}

/** What was worked out last for each of some objects, and is forgotten with it. */
export class LatestOf<Owner extends WeakKey, Value> {
  readonly #byOwner = new WeakMap<Owner, Latest<Value>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  of(owner: Owner, name: string, compute: () => Value): Value {
    let latest = this.#byOwner.get(owner);
    if (!latest) {
      latest = new Latest(this.#most);
      this.#byOwner.set(owner, latest);
    }
    return latest.of(name, compute);
  }
}
