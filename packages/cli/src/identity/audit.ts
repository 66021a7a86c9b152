import { identityApi } from '@rongheng/core/identity/api'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { z } from 'zod'
import { command, type Command } from '../command.ts'

const verify = command({
  name: 'audit verify',
  summary: {
    zh: '重算全部审计链，与库外锚点核对，指出每条链第一处被改动的记录。',
    en: 'Recomputes all audit chains, compares them with the anchors, and names the first broken row of each.',
  },
  args: z.object({}),
  run: async ({ call, print, say, sentence, json }) => {
    const found = await call(identityApi.verifyAudit, {})
    for (const { unitId, unitName, rows, broken } of found.chains) {
      const name = unitName || unitId
      print(
        broken
          ? `✕ ${name}: ${sentence(`audit.broken.${broken.kind}`, { seq: broken.seq })}`
          : say({ zh: `✓ ${name}：${rows} 条记录完整`, en: `✓ ${name}: ${rows} rows are whole` }),
      )
    }
    print(
      found.anchoredUntilOn
        ? say({
            zh: `已与库外锚点核对，锚点至 ${found.anchoredUntilOn}`,
            en: `Compared with the anchors outside the database, up to ${found.anchoredUntilOn}`,
          })
        : say({
            zh: '还没有库外锚点（每天 00:20 生成一次）',
            en: 'There are no anchors outside the database yet (one is made daily at 00:20)',
          }),
    )
    const broken = found.chains.filter((chain) => chain.broken).length
    if (found.anchorsBroken !== null)
      print(`✕ ${sentence('audit.anchors-broken', { at: found.anchorsBroken })}`)
    if (broken > 0 || found.anchorsBroken !== null) {
      if (json) {
        process.exitCode = 1
        return found
      }
      throw new Refusal('identity.audit-broken', { count: broken })
    }
    return found
  },
})

/** Commands for the audit. */
export const auditCommands: readonly Command[] = [verify]
