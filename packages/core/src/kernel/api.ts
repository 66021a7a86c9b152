import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Notice } from './notice.ts'

/** Endpoints that belong to every domain. */
export const kernelApi = {
  listNotices: endpoint({
    method: 'GET',
    path: '/api/notices',
    permission: 'signed-in',
    summary: 'Your notices, unread ones first, newest first.',
    input: z.object({ limit: z.int().min(1).max(100).default(20) }),
    output: z.object({ items: z.array(Notice), unread: z.int() }),
  }),
  readNotices: endpoint({
    method: 'POST',
    path: '/api/notices/read',
    permission: 'signed-in',
    summary: 'Marks notices of yours as read.',
    input: z.object({ ids: z.array(Notice.shape.id).min(1).max(100) }),
    output: z.object({ read: z.int() }),
  }),
}
