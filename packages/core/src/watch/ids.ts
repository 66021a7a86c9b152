import type { z } from 'zod'
import { id } from '../kernel/id.ts'

export const CheckId = id('chk')
export type CheckId = z.infer<typeof CheckId>

export const AgentId = id('agt')
export type AgentId = z.infer<typeof AgentId>
