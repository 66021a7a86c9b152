import { z } from 'zod'
import { ReachPolicy } from '../kernel/address-range.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Instant } from '../kernel/time.ts'
import { AgentReport } from './agent.ts'
import { Check } from './check.ts'
import { AgentId, CheckId } from './ids.ts'

/** The permission of endpoints that agents call with their token; nobody else may. */
export const AGENT = 'agent'

/** What a probe saw, as an agent sends it: numbers by the keys of their metrics, so that a check may change meanwhile. */
export const SentReading = z.object({
  kind: z.literal('reading'),
  /** Counts what an agent ever kept; a record that comes again is known by it. */
  seq: z.int().min(1),
  checkId: CheckId,
  at: Instant,
  tookMs: z.number().min(0),
  ok: z.boolean(),
  values: z.record(z.string().max(100), z.number()),
  detail: z.string().max(500),
})
export type SentReading = z.infer<typeof SentReading>

/** What came back from a target around a change, or the newest picture of a stream. */
export const SentSample = z.object({
  kind: z.enum(['body', 'frame']),
  seq: z.int().min(1),
  checkId: CheckId,
  at: Instant,
  mediaType: z.string().max(200),
  base64: z.string(),
})
export type SentSample = z.infer<typeof SentSample>

export const SentRecord = z.discriminatedUnion('kind', [SentReading, SentSample])
export type SentRecord = z.infer<typeof SentRecord>

/** How many records are sent at once. */
export const MOST_RECORDS = 1_000
/** How large a batch may be, packed and unpacked. */
export const MOST_BATCH_BYTES = 4 * 1024 * 1024
export const MOST_UNPACKED_BYTES = 16 * 1024 * 1024

/** A batch, sent as gzipped JSON. It may be sent again when no answer came. */
export const SyncBatch = z.object({
  /** The agent's own clock, not put right. */
  clock: Instant,
  /** Which store on the agent's disk the numbers count in: a new disk counts from 1 again. */
  spool: z.string().min(1).max(40),
  report: AgentReport,
  records: z.array(SentRecord).max(MOST_RECORDS),
})
export type SyncBatch = z.infer<typeof SyncBatch>

/** A check as its agent gets it. */
export const AgentCheck = z.object({ check: Check, secretNames: z.array(z.string()) })
export type AgentCheck = z.infer<typeof AgentCheck>

/** Endpoints that agents call. */
export const agentProtocol = {
  register: endpoint({
    method: 'POST',
    path: '/api/agent/register',
    permission: 'public',
    summary: 'Register an agent with the one-time code from its page; the token is in this answer only',
    // A code of any length is one that is wrong, not one of another form: whoever mistyped it is to hear what to do.
    input: z.object({ code: z.string().max(1_000), version: z.string().max(40) }),
    output: z.object({ agentId: AgentId, token: z.string(), name: z.string(), now: Instant }),
  }),
  work: endpoint({
    method: 'GET',
    path: '/api/agent/work',
    permission: AGENT,
    summary: 'What an agent is to run: its own checks, what it may reach, and over TLS the secrets',
    input: z.object({}),
    output: z.object({
      now: Instant,
      /** Changes when anything else here does. */
      revision: z.string(),
      reach: ReachPolicy,
      checks: z.array(AgentCheck),
      /** By check and name. Null when the line is not private: then no secret is sent. */
      secrets: z.record(z.string(), z.record(z.string(), z.string())).nullable(),
    }),
  }),
  sync: endpoint({
    method: 'POST',
    path: '/api/agent/sync',
    permission: AGENT,
    summary: 'Tell how an agent is and what it has read, as gzipped JSON; the same batch may come twice',
    input: z.object({}),
    upload: { maxBytes: MOST_BATCH_BYTES },
    output: z.object({
      now: Instant,
      /** Up to here all records are kept. */
      kept: z.int(),
      revision: z.string(),
    }),
  }),
}
