import type { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

/** What to send for a call: the web and the CLI turn it into fetch or a socket request. */
export type RequestParts = {
  readonly method: Endpoint['method']
  /** Path with its ids filled in, and the query, ready to send. */
  readonly url: string
  /** JSON text, or null when the call has no JSON body (reads, uploads). */
  readonly body: string | null
}

/**
 * Turns an endpoint and its input into a request. What the path does not name goes into the query (reads, uploads) or the
 * JSON body (everything else). In a query a list repeats its key, and anything deeper is JSON.
 *
 * @throws Error when the input lacks an id that the path names: a bug in the caller
 */
export function requestOf<I extends z.core.$ZodType>(endpoint: Endpoint<I>, input: z.input<I>): RequestParts {
  const rest = new Map(Object.entries((input ?? {}) as Record<string, unknown>))
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name)
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new Error(`requestOf: ${endpoint.path} needs ${name}`)
    rest.delete(name)
    return encodeURIComponent(String(value))
  })
  const inQuery = endpoint.method === 'GET' || endpoint.upload !== undefined
  if (!inQuery) return { method: endpoint.method, url: path, body: JSON.stringify(Object.fromEntries(rest)) }
  const pairs = [...rest].flatMap(([key, value]) => {
    const values: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value]
    return values.map((v) => `${encodeURIComponent(key)}=${encodeURIComponent(textOf(v))}`)
  })
  return { method: endpoint.method, url: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path, body: null }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
