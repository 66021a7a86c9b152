import http from 'node:http'
import https from 'node:https'
import { type ReachPolicy, mayReach } from '@rongheng/core/kernel/address-range'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say } from '@rongheng/core/watch/said/saying'
import type { WebhookSender } from '@rongheng/core/watch/webhook'
import { failureOf } from './failure-text.ts'
import { guardedLookup, refuseLiteral } from './guarded-lookup.ts'

const TIMEOUT_MS = 10_000
const MOST_ANSWER = 2_000

/** Sends over node:http and node:https; every answer and every failure is a value. */
export const webhookSender: WebhookSender = async (message, policy) => {
  const began = performance.now()
  const tookMs = () => Math.round(performance.now() - began)
  try {
    const { status, body } = await post(message, policy)
    return { status, body, problem: null, tookMs: tookMs() }
  } catch (cause) {
    return { status: null, body: '', problem: failureOf(cause, TIMEOUT_MS), tookMs: tookMs() }
  }
}

function post(
  message: Parameters<WebhookSender>[0],
  policy: ReachPolicy,
): Promise<{ status: number; body: string }> {
  const url = new URL(message.url)
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const reach = (address: Parameters<typeof mayReach>[1], at: number | null) => mayReach(policy, address, at)
  refuseLiteral(url.hostname.replace(/^\[|\]$/g, ''), port, reach)
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'POST',
      // A connection of its own: one that a receiver has closed meanwhile would fail a message that nobody refused.
      agent: false,
      lookup: guardedLookup(reach, port),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(message.body),
        'user-agent': 'Rongheng',
        ...message.headers,
      },
    })
    request.on('error', reject)
    request.on('response', (response) => {
      const { statusCode: status } = response
      if (status === undefined) return reject(new Objection(say('http.no-status')))
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        body += chunk
        if (body.length < MOST_ANSWER) return
        // Enough is known; the rest of an endless answer is nobody's business.
        resolve({ status, body: body.slice(0, MOST_ANSWER) })
        response.destroy()
      })
      response.on('end', () => resolve({ status, body }))
      response.on('error', reject)
    })
    request.end(message.body)
  })
}
