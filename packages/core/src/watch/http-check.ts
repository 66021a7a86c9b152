import { z } from 'zod'

/** What an HTTP(S) check asks for and what it wants to see. */
export const HttpSettings = z.object({
  kind: z.literal('http'),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  method: z.enum(['GET', 'HEAD', 'POST']).default('GET'),
  headers: z
    .array(z.object({ name: z.string().regex(/^[A-Za-z0-9-]{1,60}$/), value: z.string().max(2000) }))
    .max(20)
    .default([]),
  body: z.string().max(10_000).default(''),
  /** "200", "200-299", "2xx": one of them must be the answer's status. */
  statuses: z
    .array(z.string().regex(/^([1-5]\d\d(-[1-5]\d\d)?|[1-5]xx)$/))
    .min(1)
    .max(20)
    .default(['2xx']),
  /** How many redirects are followed; 0 takes the first answer as it is. A redirect to a page of sign-in is not "up". */
  redirects: z.int().min(0).max(5).default(0),
  /** A header that must be there, and what its value must hold. */
  header: z
    .object({ name: z.string().min(1).max(60), holds: z.string().max(500) })
    .nullable()
    .default(null),
  /** Text that must stand in the body, or must not. */
  text: z
    .object({ holds: z.string().min(1).max(500), absent: z.boolean() })
    .nullable()
    .default(null),
  /** A value of a JSON body: `data.items[0].title`, and what it must be. */
  json: z
    .object({ path: z.string().min(1).max(200), is: z.string().max(500) })
    .nullable()
    .default(null),
  /** Takes certificates that are expired, of another name or signed by nobody known. What is wrong is said all the same. */
  anyCertificate: z.boolean().default(false),
})
export type HttpSettings = z.infer<typeof HttpSettings>

/** The metrics of an HTTP reading, in the order of its values. Times in ms; the whole time is the reading's own. */
export const httpMetrics = [
  'dns-ms',
  'connect-ms',
  'tls-ms',
  'first-byte-ms',
  'status',
  'bytes',
  'certificate-days',
] as const

/** Whether a status is one of those wanted. */
export const statusFits = (statuses: readonly string[], status: number): boolean =>
  statuses.some((wanted) => {
    if (wanted.endsWith('xx')) return Math.floor(status / 100) === Number(wanted[0])
    const [from, to = from] = wanted.split('-').map(Number)
    return from !== undefined && to !== undefined && status >= from && status <= to
  })
