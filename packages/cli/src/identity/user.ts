import { identityApi } from '@rongheng/core/identity/api'
import { roles, Role } from '@rongheng/core/identity/roles'
import type { Unit } from '@rongheng/core/identity/unit'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { z } from 'zod'
import { command, type Command, type Tools } from '../command.ts'

const add = command({
  name: 'user add',
  summary: {
    zh: '新建账号，并印出一次性密码（只印这一次）。',
    en: 'Makes an account and prints its one-time password, only this once.',
  },
  args: z.object({
    user: z.string().describe('用户名 / user name'),
    name: z.string().describe('姓名 / the person’s name'),
    unit: z.string().optional().describe('单位名称或编号；只有一个单位时可省 / unit, by name or id'),
    role: z
      .array(z.enum(roles))
      .default([])
      .describe(`角色，可重复 / role, may be repeated: ${roles.join(', ')}`),
  }),
  positional: ['user'],
  run: async (tools, { user, name, unit, role }) => {
    const at = await findUnit(tools, unit)
    const made = await tools.call(identityApi.addUser, {
      unitId: at.id,
      userName: user,
      name,
      grants: role.map((r) => ({ unitId: at.id, role: Role.parse(r) })),
    })
    tools.print(
      tools.say({
        zh: `已在“${at.name}”新建账号 ${made.user.userName}（${name}）。一次性密码：${made.oneTimePassword}`,
        en: `Added ${made.user.userName} (${name}) at "${at.name}". One-time password: ${made.oneTimePassword}`,
      }),
    )
    return made
  },
})

const reset = command({
  name: 'user reset',
  summary: {
    zh: '给账号一个新的一次性密码，并解锁；管理员的密码只能这样重置。',
    en: 'Gives an account a new one-time password and unlocks it; the only way for administrators.',
  },
  args: z.object({ user: z.string().describe('用户名 / user name') }),
  positional: ['user'],
  run: async (tools, { user }) => {
    const { users } = await tools.call(identityApi.listUsers, {})
    const found = users.find((one) => one.userName === user.toLowerCase())
    if (!found) throw new Refusal('identity.no-such-user', { id: user })
    const made = await tools.call(identityApi.resetPassword, { userId: found.id })
    tools.print(
      tools.say({
        zh: `账号 ${found.userName}（${found.name}）的一次性密码：${made.oneTimePassword}`,
        en: `One-time password of ${found.userName} (${found.name}): ${made.oneTimePassword}`,
      }),
    )
    return made
  },
})

async function findUnit(tools: Tools, wanted: string | undefined): Promise<Unit> {
  const { units } = await tools.call(identityApi.listUnits, {})
  const fitting = units.filter((u) => wanted === undefined || u.id === wanted || u.name === wanted)
  const [only, ...more] = fitting
  if (!only) throw new Refusal('identity.no-such-unit', { id: wanted ?? '' })
  if (more.length > 0)
    throw new Refusal('identity.which-unit', { units: fitting.map((u) => `${u.name}（${u.id}）`).join('、') })
  return only
}

/** Commands for accounts. */
export const userCommands: readonly Command[] = [add, reset]
