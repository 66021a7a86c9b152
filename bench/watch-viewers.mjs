// People who look at the overview: each has the wall and hears what changes of it, and one after the other opens the page anew.
import { request } from 'node:http'

/** @returns how to end, which says how often the page was opened, how many bytes the wall had, and how long it took, ms */
export function viewers(socketPath, count) {
  const streams = Array.from({ length: count }, () => null)
  const tookMs = []
  let bytes = 0
  const ask = (path, on) =>
    request({ socketPath, path }, (answer) => {
      answer.on('error', () => {})
      on(answer)
    })
      .once('error', () => {})
      .end()
  const open = (no) => {
    const begun = performance.now()
    streams[no]?.destroy()
    ask('/api/watch/overview', (answer) => {
      let size = 0
      answer.on('data', (piece) => {
        size += piece.length
      })
      answer.once('end', () => {
        tookMs.push(performance.now() - begun)
        bytes = Math.max(bytes, size)
        if (answer.statusCode !== 200) throw new Error(`the overview answered ${answer.statusCode}`)
      })
    })
    streams[no] = ask('/api/watch/live?of=all', (answer) => answer.resume())
  }
  for (let no = 0; no < count; no++) open(no)
  let next = 0
  const timer = setInterval(() => open(next++ % count), 1_000)
  return () => {
    clearInterval(timer)
    for (const stream of streams) stream?.destroy()
    return { opened: tookMs.length, bytes, slowestMs: Math.round(Math.max(...tookMs)) }
  }
}
