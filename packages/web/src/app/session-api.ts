import { permissionsOf } from '@rongheng/core/identity/permissions'
import { endpoint } from '@rongheng/core/kernel/endpoint'
import { z } from 'zod'
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  userName: z.string(),
  mustChangePassword: z.boolean(),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  permissions: z.record(z.string(), z.array(z.string())),
})
export type Me = z.infer<typeof Me>
export const sessionApi = {
  me: endpoint({
    method: 'GET',
    path: '/api/session',
    permission: 'signed-in',
    summary: '',
    input: z.object({}),
    output: Me,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/api/session',
    permission: 'public',
    summary: '',
    input: z.object({ name: z.string(), password: z.string() }),
    output: z.object({}),
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/api/session',
    permission: 'signed-in',
    summary: '',
    input: z.object({}),
    output: z.object({}),
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/api/session/password',
    permission: 'signed-in',
    summary: '',
    input: z.object({ current: z.string(), next: z.string() }),
    output: z.object({}),
  }),
}
void permissionsOf
