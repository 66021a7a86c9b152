import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Db } from '@rongheng/storage/db'
import type { FastifyRequest } from 'fastify'
import { actorEverywhere } from '../everywhere.ts'
import type { App, Door } from './app-types.ts'

/**
 * The door of the control socket. Its file permissions are the authentication: whoever may open it may do everything, and
 * acts as `os:<name>`, the name the operating system gave them.
 *
 * @param where the place of the records, for the sentence that says they are missing (Refusal `kernel.nothing-yet`)
 */
export const controlDoor = (db: Db, where: string): Door => ({
  via: 'cli',
  identify: async (request: FastifyRequest) => {
    const said = request.headers['x-os-user']
    const name = typeof said === 'string' && /^[\w.@\\-]{1,64}$/.test(said) ? said : userInfo().username
    const actor = await actorEverywhere(db, `os:${name}`, name)
    // Without a unit nothing has ever begun here: most likely another place was meant.
    if (actor.permissions.get('project.read')?.unitIds.length === 0)
      throw new Refusal('kernel.nothing-yet', { where })
    return { actor, mustChange: false }
  },
})

/** Opens the control socket, for this user only. A file left by a killed server is taken away: the data directory is ours by now. */
export async function listenControl(app: App, address: string): Promise<void> {
  if (process.platform === 'win32') return void (await app.fastify.listen({ path: address }))
  const folder = path.dirname(address)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // In the temporary folder somebody else could have made it first.
  if (lstatSync(folder).uid !== process.getuid?.())
    throw new Refusal('kernel.folder-of-another', { folder, owner: `uid ${lstatSync(folder).uid}` })
  chmodSync(folder, 0o700)
  rmSync(address, { force: true })
  await app.fastify.listen({ path: address })
  chmodSync(address, 0o600)
}
