import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ReachPolicy } from '@rongheng/core/kernel/address-range'
import { AgentCheck } from '@rongheng/core/watch/agent-protocol'
import { z } from 'zod'

/** What the administrator of the agent's machine may write into `agent.json`. */
export const OwnRules = z.strictObject({
  /** Addresses that it may reach at most, whatever the server says. Left out: what the server says. */
  allow: ReachPolicy.shape.ranges.optional(),
  allowOwn: ReachPolicy.shape.own.optional(),
  /** How much of the disk may hold readings that are not sent yet. */
  mostMiB: z.number().min(1).max(100_000).default(200),
})
export type OwnRules = z.infer<typeof OwnRules>

/** Who the agent is to its server. */
const Identity = z.object({ agentId: z.string(), name: z.string(), server: z.string(), token: z.string() })
export type Identity = z.infer<typeof Identity>

/** What it knew when it was last told, so that a start without the line goes on with it. No secrets. */
const Known = z.object({ offsetMs: z.number(), reach: ReachPolicy, checks: z.array(AgentCheck) })
export type Known = z.infer<typeof Known>

/** The data directory of an agent. Only its own user reads what lies in it. */
export type Place = {
  readonly rules: OwnRules
  readonly identity: () => Identity | null
  readonly keepIdentity: (identity: Identity) => void
  /** The server does not know it any more. */
  readonly forgetIdentity: () => void
  readonly known: () => Known | null
  readonly keepKnown: (known: Known) => void
  readonly spoolFolder: string
}

/** @throws Error with one sentence when `agent.json` cannot be read as it must be meant */
export function agentPlace(folder: string): Place {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const at = (name: string) => path.join(folder, name)
  const read = <S extends z.ZodType>(name: string, schema: S): z.output<S> | null => {
    try {
      return schema.parse(JSON.parse(readFileSync(at(name), 'utf8')))
    } catch {
      return null
    }
  }
  const write = (name: string, value: unknown) => {
    writeFileSync(at(`${name}.new`), JSON.stringify(value), { mode: 0o600, flush: true })
    renameSync(at(`${name}.new`), at(name))
  }
  return {
    rules: rulesIn(at('agent.json')),
    identity: () => read('identity.json', Identity),
    keepIdentity: (identity) => write('identity.json', identity),
    forgetIdentity: () => rmSync(at('identity.json'), { force: true }),
    known: () => read('known.json', Known),
    keepKnown: (known) => write('known.json', known),
    spoolFolder: at('spool'),
  }
}

function rulesIn(file: string): OwnRules {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return OwnRules.parse({})
  }
  const wrong = (why: string) => new Error(`${file} 写得不对 / is not as it must be: ${why}`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw wrong((cause as Error).message)
  }
  const rules = OwnRules.safeParse(json)
  if (!rules.success) throw wrong(z.prettifyError(rules.error))
  return rules.data
}
