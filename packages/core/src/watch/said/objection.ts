import type { Saying } from './saying.ts'

/** What was seen is enough to say that something failed, in these words. */
export class Objection extends Error {
  readonly saying: Saying
  constructor(saying: Saying) {
    super(saying)
    this.name = 'Objection'
    this.saying = saying
  }
}
