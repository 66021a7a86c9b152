import { Refusal } from '@rongheng/core/kernel/refusal'
import type { FastifyReply, FastifyRequest } from 'fastify'

// 'unsafe-inline' for styles only: antd writes its styles into <style> tags at run time, and charts set style attributes.
// Scripts come from our own files alone, so a style is all that injected markup could ever bring.
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers on every answer: no foreign scripts, no framing, no type guessing, no referrer, nothing of the API cached. */
export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  })
  if (request.protocol === 'https')
    reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
  if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
}

/**
 * Refuses a write that another website's page sent (CSRF). Browsers name the origin of every write; over plain http they
 * leave out Sec-Fetch-Site, so Origin decides there. A caller that sends neither is no browser and carries no cookie by itself.
 *
 * @throws Refusal `identity.foreign-origin`; `identity.proxy-not-trusted` when the browser vouches for its own page, and only
 *   our idea of our own address is wrong: then cookies would lack `Secure`, and the audit would name the proxy
 */
export function refuseForeignWrites(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const ownOrigin = `${request.protocol}://${request.host}`
  const siteFine = site === undefined || site === 'same-origin' || site === 'none'
  const originFine = origin === undefined || origin === ownOrigin
  if (siteFine && originFine) return
  throw new Refusal(site === 'same-origin' ? 'identity.proxy-not-trusted' : 'identity.foreign-origin')
}
