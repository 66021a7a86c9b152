// HTTP targets on loopback for bench/watch.mjs: any number of them on one port, told apart by their path (/t/17). It counts what
// really came to each of them, and how long after the time before, so that a program is judged by that and not by its own word.
//   GET /reset                       begin counting anew
//   GET /stats?intervalMs=20000      what came since then
//   GET /fail?from=1&to=100&code=503 these answer with that status from now on; 0: they hang up
//   GET /heal                        all answer with 200 again
import { createServer } from 'node:http'

const body = 'ok '.repeat(67)
const failing = new Map()
let seen = new Map()
let since = performance.now()

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null

function stats(intervalMs) {
  const gaps = [...seen.values()].flatMap((one) => one.gaps)
  const late = gaps.map((gap) => gap - intervalMs).sort((a, b) => a - b)
  return {
    seconds: (performance.now() - since) / 1000,
    targets: seen.size,
    done: [...seen.values()].reduce((sum, one) => sum + one.hits, 0),
    late: { p50: at(late, 0.5), p95: at(late, 0.95), p99: at(late, 0.99), max: late.at(-1) ?? null },
  }
}

function told(url) {
  const of = (name) => Number(url.searchParams.get(name))
  if (url.pathname === '/reset') {
    seen = new Map()
    since = performance.now()
  } else if (url.pathname === '/fail')
    for (let n = of('from'); n <= of('to'); n++) failing.set(`/t/${n}`, of('code'))
  else if (url.pathname === '/heal') failing.clear()
  return url.pathname === '/stats' ? stats(of('intervalMs')) : {}
}

const server = createServer((request, response) => {
  if (!request.url.startsWith('/t/')) {
    response.setHeader('content-type', 'application/json')
    return response.end(JSON.stringify(told(new URL(request.url, 'http://x'))))
  }
  const now = performance.now()
  const one = seen.get(request.url)
  if (one) {
    one.hits++
    one.gaps.push(now - one.last)
    one.last = now
  } else seen.set(request.url, { hits: 1, last: now, gaps: [] })
  const code = failing.get(request.url)
  if (code === 0) return request.socket.destroy()
  response.writeHead(code ?? 200, { 'content-type': 'text/plain' })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
process.stdin.resume().once('end', () => process.exit())
