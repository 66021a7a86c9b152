import type { Agent } from '@rongheng/core/watch/agent'
import type { SentRecord, SentSample } from '@rongheng/core/watch/agent-protocol'
import { checksOfAgent } from '@rongheng/storage/watch/agent-checks'
import { addSample, putFrame } from '@rongheng/storage/watch/samples'
import type { Ctx } from '../ctx.ts'
import { newIdAt } from '../new-id.ts'
import { keptBody } from './kept-body.ts'

/** Keeps the pictures and bodies of a batch, of checks that are this agent's. */
export async function keepAgentSamples(
  ctx: Ctx,
  agent: Agent,
  records: readonly SentRecord[],
): Promise<void> {
  const samples = records.filter((record): record is SentSample => record.kind !== 'reading')
  if (samples.length === 0) return
  const checks = new Map((await checksOfAgent(ctx.db, agent.id)).map((check) => [check.id, check]))
  for (const { kind, checkId, at, mediaType, base64 } of samples) {
    const check = checks.get(checkId)
    if (!check) continue
    const bytes = Buffer.from(base64, 'base64')
    if (kind === 'frame') {
      await ctx.transaction((tx) => putFrame(tx, { checkId, unitId: check.unitId, at, mediaType, bytes }))
      continue
    }
    const { sm3, sizeBytes } = await ctx.ports.files.put(bytes)
    const stored = { id: newIdAt('smp', at), fileId: newIdAt('fil', at), at, mediaType, sm3, sizeBytes }
    const body = keptBody(check, { ...stored, storedAt: ctx.now, storedBy: agent.id })
    await ctx.transaction((tx) => addSample(tx, body))
  }
}
