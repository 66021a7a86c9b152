/** So many at once, the others wait in the order they came. */
export class Slots {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(count: number) {
    this.#free = Math.max(1, count)
  }

  /** @param deadline by performance.now() @returns what gives the slot back; null when none was free in time */
  async take(deadline: number): Promise<(() => void) | null> {
    return this.takeNow() ?? this.#later(deadline)
  }

  /** @returns what gives the slot back; null when none is free now */
  takeNow(): (() => void) | null {
    if (this.#free === 0) return null
    this.#free--
    return this.#giver()
  }

  #later(deadline: number): Promise<(() => void) | null> {
    return new Promise((resolve) => {
      const mine = () => {
        clearTimeout(timer)
        resolve(this.#giver())
      }
      const timer = setTimeout(
        () => {
          this.#waiting.splice(this.#waiting.indexOf(mine), 1)
          resolve(null)
        },
        Math.max(1, deadline - performance.now()),
      )
      this.#waiting.push(mine)
    })
  }

  #giver(): () => void {
    let given = false
    return () => {
      if (given) return
      given = true
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}
