import { exampleTopId } from '@rongheng/core/example/center'
import { SIM_PORTS } from '@rongheng/core/example/watch/targets'
import { dayOf } from '@rongheng/core/kernel/time'
import type { UnitId } from '@rongheng/core/identity/unit'
import type { Ctx } from '../ctx.ts'
import { makeFirstAdmin } from '../identity/first-admin.ts'
import { type ExampleAccount, loadExampleIn } from './load.ts'
import { freePorts } from './free-ports.ts'
import { loadEvidence } from './load-evidence.ts'

/** How the roles of the example are called where their passwords are shown. */
const roleNames: Readonly<Record<string, string>> = {
  'project-owner': '项目负责人 project owner',
  finance: '财务 finance',
  office: '办公室 office',
  leader: '领导小组成员 leader',
  operator: '运维 operator',
  editor: '编辑 editor',
  reader: '只读 reader',
}

/**
 * What only the very first start does: makes the first administrator and, unless told not to, loads the example center. Both in
 * one transaction: a start that is cut short leaves nothing, and the next one does it all and shows all passwords.
 *
 * @returns lines to print, with one-time passwords that are shown this once; none at any later start
 */
export async function firstStart(ctx: Ctx, withExample: boolean): Promise<string[]> {
  let example: readonly ExampleAccount[] = []
  const admin = await makeFirstAdmin(ctx, undefined, async (tx) => {
    if (!withExample) return []
    const given = {
      today: dayOf(ctx.now),
      firstPort: await freePorts(SIM_PORTS),
      files: await loadEvidence(ctx),
    }
    example = (await loadExampleIn(tx, ctx, given)) ?? []
    return [exampleTopId as UnitId]
  })
  if (!admin) return []
  const accounts = [
    { ...admin, who: '系统管理员 system administrator' },
    ...example.map((a) => ({ ...a, who: `${a.name} ${roleNames[a.role] ?? a.role}` })),
  ]
  const width = Math.max(...accounts.map((a) => a.userName.length))
  return [
    '一次性密码，只显示这一次，登录后须更改 / one-time passwords, shown only now, to be changed at sign-in:',
    ...accounts.map((a) => `  ${a.userName.padEnd(width)}  ${a.oneTimePassword}  ${a.who}`),
    ...(example.length > 0
      ? [
          '已载入示例中心；管理员可在网页中一步移除 / The example center is loaded; an administrator can remove it on a page.',
        ]
      : []),
  ]
}
