import { identityApi } from '@rongheng/core/identity/api'
import type { App } from '../http/app-types.ts'
import { giveCookie, takeCookie } from '../http/doors.ts'
import { route, routeWith } from '../http/route.ts'
import { addUser } from './add-user.ts'
import { changePassword } from './change-password.ts'
import { endSessions } from './end-sessions.ts'
import { exportAudit } from './export-audit.ts'
import { grantRoles } from './grant-roles.ts'
import { listAudit } from './list-audit.ts'
import { listChanges } from './list-changes.ts'
import { listUnits } from './list-units.ts'
import { listUsers } from './list-users.ts'
import { me } from './me.ts'
import { resetPassword } from './reset-password.ts'
import { saveUser } from './save-user.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { addUnit, saveUnit } from './units.ts'
import { unlockUser } from './unlock-user.ts'
import { verifyAudit } from './verify-audit.ts'

/** Routes of identity. */
export function identityRoutes(app: App): void {
  route(app, identityApi.me, me)
  routeWith(app, identityApi.signIn, async (ctx, input, _bytes, { request, reply }) => {
    const { token } = await signIn(ctx, { ...input, agent: request.headers['user-agent'] ?? '' })
    giveCookie(request, reply, token)
    return {}
  })
  routeWith(app, identityApi.signOut, async (ctx, _input, _bytes, { request, reply }) => {
    takeCookie(request, reply)
    return signOut(ctx)
  })
  route(app, identityApi.changePassword, changePassword)
  route(app, identityApi.listUnits, listUnits)
  route(app, identityApi.addUnit, addUnit)
  route(app, identityApi.saveUnit, saveUnit)
  route(app, identityApi.listUsers, listUsers)
  route(app, identityApi.addUser, addUser)
  route(app, identityApi.saveUser, saveUser)
  route(app, identityApi.resetPassword, resetPassword)
  route(app, identityApi.unlockUser, unlockUser)
  route(app, identityApi.grantRoles, grantRoles)
  route(app, identityApi.endSessions, endSessions)
  route(app, identityApi.listAudit, listAudit)
  route(app, identityApi.exportAudit, exportAudit)
  route(app, identityApi.verifyAudit, verifyAudit)
  route(app, identityApi.listChanges, listChanges)
}
