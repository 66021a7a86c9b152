import { act } from '@testing-library/react'

/** The stream of events as a page opens it; the test speaks for the server. */
export class Stream extends EventTarget {
  static readonly CLOSED = 2
  /** Every one that was opened, the newest last. */
  static all: Stream[] = []
  readonly url: string
  readyState = 1
  constructor(url: string) {
    super()
    this.url = url
    Stream.all.push(this)
  }
  /** The addresses of those that are not closed. */
  static get open(): string[] {
    return Stream.all.filter((one) => one.readyState !== Stream.CLOSED).map((one) => one.url)
  }
  close(): void {
    this.readyState = Stream.CLOSED
  }
  say(event: string, data = ''): void {
    act(() => void this.dispatchEvent(new MessageEvent(event, { data })))
  }
}
